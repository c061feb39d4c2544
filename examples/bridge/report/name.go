package report

import (
	"fmt"
	"strings"
)

// maxName is the length of the longest name in bytes. Three of them, every byte escaped,
// stay within the 4096 bytes that the engine allows a subject and its size.
const maxName = 255

// token returns name as one token of a subject. Letters, digits, '-' and '_' stand for
// themselves and any other byte for '=' and its two hexadecimal digits, so that names with
// dots, spaces and wildcards are safe, and different names have different tokens.
func token(name string) string {
	var b strings.Builder
	for i := range len(name) {
		if c := name[i]; plain(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return b.String()
}

func plain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}
