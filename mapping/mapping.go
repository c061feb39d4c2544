// Package mapping translates the states of one party into those of another, by the
// tables of the guide. Each table stands in the guide's row order, and each row
// carries the number of its rule; package precedence lists the rules.
//
// Services between the parties need it. You do not need it to use package precedence.
// Package graph, below it, has the words of Microsoft Graph.
//
// Every translation between vocabularies is total. A state that the guide does not
// document, or that is outside its vocabulary, gives the zero value of the target,
// which adds nothing to any combination. The numbers of the phone system have a second
// result, which says whether there is a translation.
package mapping

// numbers is how many numbers a state can have, known or not. A table has an entry for each.
const numbers = 256
