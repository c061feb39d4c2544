// Package names turns what sources call a user into the user's one identity: the object id in
// Microsoft Entra ID, which is what Graph reads presences by.
package names

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Names are the users that a file lists. The zero Names knows ids only.
type Names struct {
	ids   map[string]string // by name, in lower case
	shown map[string]string // the first name, by id
}

var id = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// Read reads a user a line: the id and the user's other names, such as user principal name and e-mail
// address, with tabs or commas between.
func Read(r io.Reader) (Names, error) {
	n := Names{map[string]string{}, map[string]string{}}
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		words := strings.FieldsFunc(scanner.Text(), func(r rune) bool { return r == '\t' || r == ',' })
		if len(words) == 0 {
			continue
		}
		of := strings.ToLower(strings.TrimSpace(words[0]))
		if !id.MatchString(of) {
			return Names{}, fmt.Errorf("names: line %d: %q is not an id (want one such as fa8bf3dc-eca7-46b7-bad1-db199b62afc3)", line, words[0])
		}
		for i, word := range words[1:] {
			name := strings.ToLower(strings.TrimSpace(word))
			if other, ok := n.ids[name]; ok && other != of {
				return Names{}, fmt.Errorf("names: line %d: %q is also a name of %s", line, word, other)
			}
			if n.ids[name] = of; i == 0 {
				n.shown[of] = strings.TrimSpace(word)
			}
		}
	}
	return n, scanner.Err()
}

// ID returns the id of a user that is called name. Case does not matter.
func (n Names) ID(name string) (string, error) {
	name = strings.ToLower(name)
	if of, ok := n.ids[name]; ok {
		return of, nil
	}
	if id.MatchString(name) {
		return name, nil
	}
	return "", fmt.Errorf("unknown user %.300q (want an object id of Entra ID, or a name that -users lists)", name)
}

// Name returns what to call a user.
func (n Names) Name(id string) string {
	if name, ok := n.shown[id]; ok {
		return name
	}
	return id
}
