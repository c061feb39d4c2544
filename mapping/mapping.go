// Package mapping translates the states of one party into those of another, by the
// tables of the guide. Each table stands in the guide's row order, and each row
// carries the number of its rule; package precedence lists the rules.
//
// Every translation is total. A state that the guide does not document, or that is
// outside its vocabulary, gives the zero value of the target, which adds nothing to
// any combination. A translation costs one load from a table of 256 bytes.
package mapping

// numbers is how many numbers a state can have, known or not. A table has an entry for each.
const numbers = 256
