package jet

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// A Last is a stream that keeps the last message of each key.
type Last struct {
	js     jetstream.JetStream
	stream jetstream.Stream
	prefix string
}

// An Entry is a message as the engine keeps it.
type Entry struct {
	Key      string
	Data     []byte
	Sequence uint64
	Time     time.Time // when it was stored, by the engine's clock
}

// Errors of Put.
var (
	// ErrChanged says that another message of the key is the last.
	ErrChanged = errors.New("jet: the key has changed")
	// ErrFull says that the engine has no room. A message of a key that is there still passes.
	ErrFull = errors.New("jet: the engine has no room left")
	// ErrNone says that there is no message of the key.
	ErrNone = errors.New("jet: no such key")
)

func openLast(ctx context.Context, js jetstream.JetStream, name, description string, c Config) (*Last, error) {
	l := &Last{js: js, prefix: name + "."}
	config := jetstream.StreamConfig{
		Name: strings.ToUpper(name), Description: description, Subjects: []string{l.prefix + ">"},
		MaxMsgsPerSubject: 1, MaxBytes: c.MaxBytes, Discard: jetstream.DiscardNew,
		Storage: jetstream.FileStorage, Replicas: c.Replicas, AllowMsgTTL: true,
	}
	var err error
	switch l.stream, err = js.Stream(ctx, config.Name); {
	case errors.Is(err, jetstream.ErrStreamNotFound):
		l.stream, err = js.CreateStream(ctx, config)
	case err != nil:
	case l.stream.CachedInfo().Config.Replicas != config.Replicas || l.stream.CachedInfo().Config.MaxBytes != config.MaxBytes:
		l.stream, err = js.UpdateStream(ctx, config)
	}
	if err != nil {
		return nil, fmt.Errorf("jet: stream %s with %d replicas: %w", name, config.Replicas, err)
	}
	return l, nil
}

// answer is how long the engine may take to answer.
const answer = 3 * time.Second

// A Put is a message to keep under a key for a time to live, zero for ever, if the sequence of its
// last one is still Last, zero for none; Any is whatever it is.
type Put struct {
	Key  string
	Data []byte
	TTL  time.Duration
	Last uint64
}

// Any is a Put's Last if it does not matter.
const Any = ^uint64(0)

// Put stores a message and returns its sequence. After an error other than ErrChanged and ErrFull it
// may be stored or not.
func (l *Last) Put(ctx context.Context, p Put) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	ttl := "never"
	if p.TTL > 0 { // always of one length, so that a message always fits in the place of the one before
		ttl = fmt.Sprintf("%09ds", int64(p.TTL.Seconds())+1)
	}
	// What the engine does not confirm is for the caller to decide about.
	options := []jetstream.PublishOpt{jetstream.WithRetryAttempts(0)}
	if p.Last != Any {
		options = append(options, jetstream.WithExpectLastSequencePerSubject(p.Last))
	}
	ack, err := l.js.PublishMsg(ctx, &nats.Msg{Subject: l.prefix + p.Key, Data: p.Data, Header: nats.Header{jetstream.MsgTTLHeader: {ttl}}}, options...)
	if err != nil {
		return 0, named(err)
	}
	return ack.Sequence, nil
}

// PutAll is Put for several keys at once: it returns a sequence and an error for each.
func (l *Last) PutAll(ctx context.Context, puts []Put) ([]uint64, []error) {
	sequences, errs := make([]uint64, len(puts)), make([]error, len(puts))
	var wait sync.WaitGroup
	for i, p := range puts {
		wait.Go(func() { sequences[i], errs[i] = l.Put(ctx, p) })
	}
	wait.Wait()
	return sequences, errs
}

// Get returns the last message of a key. The stream's leader answers, because the stream does not allow
// direct gets: those may be answered by a node that lags behind.
func (l *Last) Get(ctx context.Context, key string) (Entry, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	msg, err := l.stream.GetLastMsgForSubject(ctx, l.prefix+key)
	if err != nil {
		return Entry{}, named(err)
	}
	return Entry{key, msg.Data, msg.Sequence, msg.Time}, nil
}

// Count returns the number of keys that begin with a prefix.
func (l *Last) Count(ctx context.Context, prefix string) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	info, err := l.stream.Info(ctx, jetstream.WithSubjectFilter(l.prefix+prefix+".>"))
	if err != nil {
		return 0, fmt.Errorf("jet: %w", err)
	}
	return len(info.State.Subjects), nil
}

// Purge removes what was stored before a sequence under keys that begin with a prefix.
func (l *Last) Purge(ctx context.Context, prefix string, before uint64) error {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	err := l.stream.Purge(ctx, jetstream.WithPurgeSubject(l.prefix+prefix+".>"), jetstream.WithPurgeSequence(before))
	if err != nil {
		return fmt.Errorf("jet: %w", err)
	}
	return nil
}

// Watch passes on the last message of each key in the order in which they were stored, and then every
// further one, until ctx is done.
func (l *Last) Watch(ctx context.Context, pass func(Entry)) {
	last := uint64(0)
	for ctx.Err() == nil {
		err := l.watch(ctx, func(e Entry) {
			if e.Sequence > last {
				last = e.Sequence
				pass(e)
			}
		})
		if ctx.Err() == nil {
			slog.Warn("the engine's messages are read from the start again", "of", l.prefix, "error", err)
			Sleep(ctx, time.Second)
		}
	}
}

func (l *Last) watch(ctx context.Context, pass func(Entry)) error {
	consumer, err := l.stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{
		DeliverPolicy: jetstream.DeliverLastPerSubjectPolicy, InactiveThreshold: time.Minute,
	})
	if err != nil {
		return err
	}
	messages, err := consumer.Messages()
	if err != nil {
		return err
	}
	defer messages.Stop()
	for {
		msg, err := messages.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		meta, err := msg.Metadata()
		if err != nil {
			return err
		}
		pass(Entry{strings.TrimPrefix(msg.Subject(), l.prefix), msg.Data(), meta.Sequence.Stream, meta.Timestamp})
	}
}

// The engine's codes for having no room, which its client has no names for.
const (
	codeInsufficientResources jetstream.ErrorCode = 10023
	codeStorageExceeded       jetstream.ErrorCode = 10047
	codeStoreFailed           jetstream.ErrorCode = 10077
)

// named returns an error of this package for those of the engine that have one.
func named(err error) error {
	api := new(jetstream.APIError)
	errors.As(err, &api)
	switch api.ErrorCode {
	case jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant:
		return ErrChanged
	case codeInsufficientResources, codeStorageExceeded, codeStoreFailed:
		return fmt.Errorf("%w (%v)", ErrFull, err)
	case jetstream.JSErrCodeMessageNotFound:
		return ErrNone
	}
	return fmt.Errorf("jet: %w", err)
}
