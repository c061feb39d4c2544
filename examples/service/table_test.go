package main

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"regexp"
	"strings"
)

// A table is a driver that has one table, keyed by its first column, and knows just enough of SQL to
// keep the columns of store.go apart.
type table struct {
	rows map[driver.Value]map[string]driver.Value
}

var (
	insert = regexp.MustCompile(`(?s)^\s*INSERT INTO presence \((.*?)\) VALUES`)
	query  = regexp.MustCompile(`^SELECT (.*?) FROM presence( WHERE user_id = \$1)?$`)
)

func (t table) Connect(context.Context) (driver.Conn, error) { return t, nil }

func (t table) Driver() driver.Driver { return nil }

func (t table) Prepare(string) (driver.Stmt, error) { return nil, errors.ErrUnsupported }

func (t table) Begin() (driver.Tx, error) { return nil, errors.ErrUnsupported }

func (t table) Close() error { return nil }

func (t table) ExecContext(_ context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	parts := insert.FindStringSubmatch(text)
	if parts == nil {
		return nil, errors.New("not an INSERT: " + text)
	}
	row := map[string]driver.Value{}
	for i, column := range strings.Split(parts[1], ", ") {
		row[column] = args[i].Value
	}
	t.rows[args[0].Value] = row
	return driver.RowsAffected(1), nil
}

func (t table) QueryContext(_ context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	parts := query.FindStringSubmatch(text)
	if parts == nil {
		return nil, errors.New("not a SELECT: " + text)
	}
	answer := &selection{columns: strings.Split(parts[1], ", ")}
	for key, row := range t.rows {
		if parts[2] == "" || key == args[0].Value {
			answer.rows = append(answer.rows, row)
		}
	}
	return answer, nil
}

// A selection is the answer to a SELECT.
type selection struct {
	columns []string
	rows    []map[string]driver.Value
}

func (s *selection) Columns() []string { return s.columns }

func (s *selection) Close() error { return nil }

func (s *selection) Next(dest []driver.Value) error {
	if len(s.rows) == 0 {
		return io.EOF
	}
	for i, column := range s.columns {
		dest[i] = s.rows[0][column]
	}
	s.rows = s.rows[1:]
	return nil
}
