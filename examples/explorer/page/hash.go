package page

import (
	"crypto/sha256"
	"encoding/base64"
)

// Hash returns the hash by which a Content-Security-Policy allows an inline style or script.
func Hash(source string) string {
	sum := sha256.Sum256([]byte(source))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
