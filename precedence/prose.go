package precedence

import "github.com/othersee/othersee/presence"

// String is [Explanation.TextIn] in English.
func (e Explanation) String() string {
	return e.TextIn(presence.English)
}

// TextIn returns the explanation in a few lines for a support ticket, with rule numbers in
// parentheses: what others see; what decides it; what would change it; what the answer rests
// on, what was not reported, and the disputed points that change what others see; and then
// the way by CloudLink. States outside their vocabularies come last. The wording may get
// better; match Contributions, Disputes and Basis instead.
func (e Explanation) TextIn(language presence.Language) string {
	p := prose{Explanation: e, answer: e.Resolution(), language: language}
	for c := range e.Contributions() {
		p.all[p.n] = c
		p.n++
	}
	p.text = make([]byte, 0, 1024)
	p.seen()
	p.cause()
	p.undo()
	p.basis()
	p.unreported()
	p.disputes()
	p.way()
	p.outside()
	return string(p.text)
}

// prose is an explanation that is being put into words.
type prose struct {
	Explanation
	answer   Resolution
	language presence.Language
	all      [4 + 1 + 1 + 5 + 1]Contribution // lines, user, CloudLink, clients, configured
	n        int
	text     []byte
	part     []byte // a list that becomes part of the text
	hides    bool   // cause has said what hides a call or a busy user presence
	because  bool   // cause has said what CloudLink's state is from
}

// say adds a phrase to the text.
func (p *prose) say(id phrase, args ...string) {
	p.text = fill(p.text, p.word(id), args)
}

// line begins a new line.
func (p *prose) line() {
	p.text = append(p.text, '\n')
}

// space parts one sentence from the next.
func (p *prose) space() {
	p.text = append(p.text, ' ')
}

// word returns a phrase as it stands.
func (p *prose) word(id phrase) string {
	if p.language == presence.German {
		return phrases[id][1]
	}
	return phrases[id][0]
}

func (p *prose) label(s presence.State) string {
	return presence.Label(s, p.language)
}

// fill appends template to text, with args for %1, %2 and so on.
func fill(text []byte, template string, args []string) []byte {
	for i := 0; i < len(template); i++ {
		if template[i] == '%' {
			i++
			text = append(text, args[template[i]-'1']...)
		} else {
			text = append(text, template[i])
		}
	}
	return text
}

// A clause is a phrase with what it is about.
type clause struct {
	id   phrase
	args [3]string
}

// list joins clauses by commas, and by last before the last.
func (p *prose) list(clauses []clause, last phrase) string {
	p.part = p.part[:0]
	for i := range clauses {
		switch {
		case i > 0 && i == len(clauses)-1:
			p.part = append(p.part, p.word(last)...)
		case i > 0:
			p.part = append(p.part, ", "...)
		}
		p.part = fill(p.part, p.word(clauses[i].id), clauses[i].args[:])
	}
	return string(p.part)
}
