// Package diagnosis answers the three questions that support asks, and that
// [precedence.Resolve] does not answer: they go backwards.
//
//   - [WhatIf]: what would change it? Every change of one report, and what others see then.
//   - [HowTo]: how to be seen as Busy? The smallest sets of such changes that lead there.
//   - [Why]: why is Available seen? From what is known, every cause that fits, and what to
//     ask for next.
//
// Each answer is data to range over; String and TextIn tell it in prose, in the languages of
// [presence.Language], with rule numbers in parentheses. The input space of package precedence
// is so small that all three are exhaustive: a [Way] that is not listed does not exist, and a
// cause that is not listed does not fit.
//
// What package precedence does not model, no answer covers: delays, sessions and statuses that
// expire, the calendar, out of office, and presence that is synced from Teams to the phone
// system. So where nothing fits, [Causes] says so and names these.
package diagnosis
