package graphsim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/othersee/othersee/examples/bridge/graph"
)

// batch is https://learn.microsoft.com/en-us/graph/json-batching : up to 20 requests, each
// answered for itself.
func (s *Sim) batch(w http.ResponseWriter, r *http.Request, next http.Handler) {
	var requests graph.BatchRequests
	if err := json.NewDecoder(r.Body).Decode(&requests); err != nil {
		fail(w, http.StatusBadRequest, "BadRequest", err.Error())
		return
	}
	if n := len(requests.Requests); n > graph.MaxBatch {
		fail(w, http.StatusBadRequest, "BadRequest", fmt.Sprintf("%d requests (want at most %d)", n, graph.MaxBatch))
		return
	}
	responses := graph.BatchResponses{Responses: make([]graph.BatchResponse, len(requests.Requests))}
	for i, request := range requests.Requests {
		responses.Responses[i] = serve(r, request, next)
	}
	answer(w, responses)
}

// serve answers one request of a batch.
func serve(outer *http.Request, request graph.BatchRequest, next http.Handler) graph.BatchResponse {
	recorded := recorder{header: http.Header{}, status: http.StatusOK}
	inner, err := http.NewRequestWithContext(outer.Context(), request.Method, "/v1.0"+request.URL, bytes.NewReader(request.Body))
	if err != nil {
		fail(&recorded, http.StatusBadRequest, "BadRequest", err.Error())
	} else {
		next.ServeHTTP(&recorded, inner)
	}
	response := graph.BatchResponse{ID: request.ID, Status: recorded.status, Body: recorded.body.Bytes()}
	if after := recorded.header.Get("Retry-After"); after != "" {
		response.Headers = map[string]string{"Retry-After": after}
	}
	return response
}

// A recorder keeps an answer instead of sending it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header            { return r.header }
func (r *recorder) WriteHeader(status int)         { r.status = status }
func (r *recorder) Write(data []byte) (int, error) { return r.body.Write(data) }
