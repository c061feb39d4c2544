package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/precedence"
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
		userID, string(reports), Text{&in.Lines}, Text{&in.UserPresence}, Text{&in.Clients}, Text{&in.Configured})
	return err
}

// StoreIn has b go on from the reports that are stored in db, and store all further ones there. Call
// it before anything else.
func (b *Bridge) StoreIn(ctx context.Context, db *sql.DB) error {
	all, err := Load(ctx, db)
	if err != nil {
		return err
	}
	for userID, stored := range all {
		b.user(userID).reports = stored // KeepAlive writes the sessions
	}
	b.Save = func(ctx context.Context, userID string, r Reports) error { return Save(ctx, db, userID, r) }
	return nil
}

// Load returns the reports of all users.
func Load(ctx context.Context, db *sql.DB) (map[string]Reports, error) {
	rows, err := db.QueryContext(ctx, `SELECT user_id, reports FROM presence`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]Reports{}
	for rows.Next() {
		var userID string
		var reports []byte
		if err := rows.Scan(&userID, &reports); err != nil {
			return nil, err
		}
		stored := NewReports()
		if err := json.Unmarshal(reports, &stored); err != nil {
			return nil, fmt.Errorf("reports of %s: %w", userID, err)
		}
		all[userID] = stored
	}
	return all, rows.Err()
}

// LoadInput returns what the library asks for, of one user.
func LoadInput(ctx context.Context, db *sql.DB, userID string) (in precedence.Input, err error) {
	err = db.QueryRowContext(ctx, `SELECT lines, profile, clients, configured FROM presence WHERE user_id = $1`, userID).
		Scan(Text{&in.Lines}, Text{&in.UserPresence}, Text{&in.Clients}, Text{&in.Configured})
	return in, err
}
