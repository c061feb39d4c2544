package timeline_test

import (
	"os"
	"testing"

	"github.com/othersee/othersee/testdata"
)

func TestMain(m *testing.M) { os.Exit(testdata.Run(m)) }
