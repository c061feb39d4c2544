// Package explain says why others see in Microsoft Teams what they see, and answers the
// questions that support is asked:
//
//   - [Of]: why do others see that? What took part and what became of it, what the answer rests
//     on, what is disputed, what is not reported, and what to do.
//   - [WhatIf]: what would change it? Every change of one report, and what others see then.
//   - [HowTo]: how to be seen as Busy, or as in a meeting? The smallest sets of such changes.
//   - [Why]: why is Available seen? From what is known of a user, every cause that fits, in the
//     order in which to check them, what else it could be, and what to ask.
//
// For example, where in is what a user's phones and clients report:
//
//	e := explain.Of(in, precedence.Guide())
//	fmt.Println(e.Resolution.Teams, e.Remedies, e.Text(presence.English))
//
//	seen, err := explain.ParseSeen("In a meeting") // what a colleague says
//	causes := explain.Why(seen, explain.Reported(in))
//
// Each answer is plain data, which package json writes with the keys of its fields. Its Text
// puts that data into words, in English or German, with rule numbers in parentheses. The wording
// may get better at any time: match the data, not the text.
//
// An account claims no more than is known. A rule is cited only where it took part; a remedy
// is given only where it leads to what the reports say of the user; and what package
// precedence does not model, such as a calendar or a delay, is named wherever it could be what is
// seen: see [Beyond].
package explain
