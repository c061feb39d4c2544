package link

// A Language is a choice of language. The zero Language leaves it to the browser.
type Language uint8

// The choices.
const (
	Unchosen Language = iota
	English
	German
)

var languages = [...]string{Unchosen: "", English: "en", German: "de"}

// String returns l as links have it, "" for [Unchosen].
func (l Language) String() string { return languages[l] }
