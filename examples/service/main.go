// Command service keeps a session in Teams for users of a phone system, and says why others see what
// they see. README.md in this folder goes through it.
//
//	GRAPH_TENANT=… GRAPH_APP=… GRAPH_SECRET=… go run ./examples/service
//	curl localhost:8080/reports -d '{"at":"2026-11-25T09:00:00Z","user":"fa8bf3dc-eca7-46b7-bad1-db199b62afc3","kind":"line","source":"pbx","device":"desk","state":"Busy"}'
//	curl localhost:8080/users/fa8bf3dc-eca7-46b7-bad1-db199b62afc3
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/precedence"
)

func main() {
	app, tenant, secret := os.Getenv("GRAPH_APP"), os.Getenv("GRAPH_TENANT"), os.Getenv("GRAPH_SECRET")
	if app == "" || tenant == "" || secret == "" {
		log.Fatal("service: set GRAPH_TENANT, GRAPH_APP and GRAPH_SECRET")
	}
	service := &Service{
		Graph: &graphclient.Client{
			URL: "https://graph.microsoft.com/v1.0", App: app, Lasts: 15 * time.Minute,
			HTTP: &http.Client{Timeout: 20 * time.Second, Transport: &graphclient.Credentials{
				TokenURL: "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token", App: app, Secret: secret,
			}},
		},
		Policy: precedence.Guide(),
		Now:    time.Now,
	}
	if dir := os.Getenv("SERVICE_DATA"); dir != "" {
		if err := service.StoreIn(dir); err != nil {
			log.Fatal(err)
		}
	}
	go func() {
		for range time.Tick(time.Minute) {
			err := service.KeepAlive(context.Background())
			err = errors.Join(err, service.Watch(context.Background(), func(userID string, f Finding) { log.Printf("%s: %v", userID, f) }))
			if err != nil {
				log.Print(err)
			}
		}
	}()
	log.Fatal(http.ListenAndServe("localhost:8080", service.Handler()))
}
