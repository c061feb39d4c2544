package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
)

// Schema holds a user's reports twice: as JSON to go on from, and as the texts that the library
// has for states and sets, to ask about in SQL.
const Schema = `
CREATE TABLE presence (
	user_id    text PRIMARY KEY,
	reports    text NOT NULL,
	lines      text NOT NULL, -- 'Available,Busy'
	profile    text NOT NULL, -- 'Absent'
	clients    text NOT NULL,
	configured text NOT NULL
)`

// Text stores a state or a set as its text, and refuses what is none. Of points to it.
type Text struct {
	Of interface {
		encoding.TextMarshaler
		encoding.TextUnmarshaler
	}
}

// Value returns the text for package sql to write.
func (t Text) Value() (driver.Value, error) {
	text, err := t.Of.MarshalText()
	return string(text), err
}

// Scan sets what t is of from a text that package sql has read.
func (t Text) Scan(column any) error {
	switch column := column.(type) {
	case string:
		return t.Of.UnmarshalText([]byte(column))
	case []byte:
		return t.Of.UnmarshalText(column)
	default:
		return fmt.Errorf("%T is not a text", column)
	}
}

// Save stores the reports of a user.
func Save(ctx context.Context, db *sql.DB, userID string, r Reports) error {
	reports, err := json.Marshal(r)
	if err != nil {
		return err
	}
	in := r.Input()
	_, err = db.ExecContext(ctx, `
		INSERT INTO presence (user_id, reports, lines, profile, clients, configured) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (user_id) DO UPDATE SET reports = $2, lines = $3, profile = $4, clients = $5, configured = $6`,
		userID, string(reports), Text{&in.Lines}, Text{&in.User}, Text{&in.Clients}, Text{&in.Configured})
	return err
}

// Load returns the reports of a user.
func Load(ctx context.Context, db *sql.DB, userID string) (r Reports, err error) {
	var reports []byte
	row := db.QueryRowContext(ctx, `SELECT reports FROM presence WHERE user_id = $1`, userID)
	if err := row.Scan(&reports); err != nil {
		return r, err
	}
	return r, json.Unmarshal(reports, &r)
}
