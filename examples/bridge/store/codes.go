package store

import (
	"errors"
	"slices"

	"github.com/nats-io/nats.go/jetstream"
)

// isConflict reports whether the device's last report was another than expected.
func isConflict(err error) bool {
	return hasCode(err, jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

// The engine's codes for having no room, which its client has no names for.
const (
	codeInsufficientResources jetstream.ErrorCode = 10023
	codeStorageExceeded       jetstream.ErrorCode = 10047
	codeStoreFailed           jetstream.ErrorCode = 10077
)

func isFull(err error) bool {
	return hasCode(err, codeInsufficientResources, codeStorageExceeded, codeStoreFailed)
}

func hasCode(err error, codes ...jetstream.ErrorCode) bool {
	var api *jetstream.APIError
	if !errors.As(err, &api) {
		return false
	}
	return slices.Contains(codes, api.ErrorCode)
}
