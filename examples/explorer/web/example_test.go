package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"

	"github.com/othersee/othersee/examples/explorer/web"
)

func ExampleHandler() {
	mux := http.NewServeMux()
	mux.Handle("/explorer/", web.Handler("/explorer"))

	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/explorer/?l=Busy&u=Absent&c=Active", nil))
	fmt.Println(regexp.MustCompile(`<title>(.*)</title>`).FindStringSubmatch(w.Body.String())[1])
	// Output: Others see “Available”, although the user is on the phone
}
