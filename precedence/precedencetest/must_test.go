package precedencetest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMust(t *testing.T) {
	assert.Equal(t, 7, must(7, nil))
	assert.PanicsWithValue(t, "precedencetest: embedded testdata: no such row", func() { must(7, errors.New("no such row")) })
}
