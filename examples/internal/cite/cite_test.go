package cite_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/internal/cite"
	"github.com/othersee/othersee/precedence"
)

func TestByDocument(t *testing.T) {
	of := func(document, place string) precedence.Source {
		return precedence.Source{Document: document, Place: place, URL: "https://" + document}
	}
	assert.Equal(t, []precedence.Source{of("a", "1; 3"), of("b", "2")}, cite.ByDocument([]precedence.Source{of("a", "1"), of("b", "2"), of("a", "3")}))
	assert.Empty(t, cite.ByDocument(nil))
}
