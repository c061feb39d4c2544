// Command service keeps a session in Teams for users of a phone system, and says why others see
// what they see. README.md in this directory goes through it step by step.
//
//	GRAPH_TENANT=… GRAPH_APP=… GRAPH_SECRET=… go run ./examples/service
//	curl -X PUT -d Busy localhost:8080/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3/lines/desk
//	curl localhost:8080/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/othersee/othersee/precedence"
)

func main() {
	app, tenant, secret := os.Getenv("GRAPH_APP"), os.Getenv("GRAPH_TENANT"), os.Getenv("GRAPH_SECRET")
	if app == "" || tenant == "" || secret == "" {
		log.Fatal("service: set GRAPH_TENANT, GRAPH_APP and GRAPH_SECRET")
	}
	bridge := &Bridge{
		Graph: &Graph{
			Client: &http.Client{
				Timeout: 20 * time.Second,
				Transport: &Credentials{
					TokenURL: "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token",
					AppID:    app,
					Secret:   secret,
				},
			},
			URL:   "https://graph.microsoft.com/v1.0",
			AppID: app,
		},
		Policy: precedence.Guide(),
		Now:    time.Now,
	}
	go func() {
		for range time.Tick(time.Minute) {
			err := bridge.KeepAlive(context.Background())
			err = errors.Join(err, bridge.Watch(context.Background(), func(userID string, f Finding) {
				log.Printf("%s: %v", userID, f)
			}))
			if err != nil {
				log.Print(err)
			}
		}
	}()
	log.Fatal(http.ListenAndServe("localhost:8080", bridge.Handler()))
}
