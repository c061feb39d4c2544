package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"sync/atomic"
	"time"
)

const maxLine = 64 << 10 // how long an answer may be, in bytes

// A program is one that runs and answers questions.
type program struct {
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	stdout  io.ReadCloser
	lines   *bufio.Reader // of stdout
	timeout time.Duration
	grace   time.Duration // how long it may take to end
	close   func()        // closes stdin; when the grace is over, kills what still runs
	killer  *time.Timer   // since close
	answers atomic.Int64  // how many there were
}

// start starts a program in a process group of its own.
func start(ctx context.Context, command []string, timeout time.Duration, stderr io.Writer) (*program, error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	p := &program{cmd: cmd, timeout: timeout, grace: min(timeout, 2*time.Second)}
	p.close = sync.OnceFunc(func() {
		p.stdin.Close()
		p.killer = time.AfterFunc(p.grace, func() { _ = p.kill() })
	})
	cmd.Stderr, cmd.Cancel, cmd.WaitDelay = stderr, p.kill, p.grace
	ownGroup(cmd)
	var err error
	if p.stdin, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if p.stdout, err = cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	p.lines = bufio.NewReaderSize(p.stdout, maxLine)
	return p, cmd.Start()
}

// ask returns the line that answers a question. After an error the program can only be ended.
func (p *program) ask(question []byte) ([]byte, error) {
	late := time.AfterFunc(p.timeout, p.close)
	_, _ = p.stdin.Write(question) // if the program has ended, so have its answers
	line, err := p.lines.ReadSlice('\n')
	switch inTime := late.Stop(); {
	case err == nil && !inTime:
		return nil, fmt.Errorf("the program answered only after its input was closed, %v later: it must flush its output after each line (if it is slow, see -timeout)", p.timeout)
	case !inTime:
		return nil, fmt.Errorf("the program did not answer within %v", p.timeout)
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, fmt.Errorf("the program answered with a line of more than %d bytes", maxLine)
	case err != nil:
		return nil, errors.New("the program's output ended before it answered")
	}
	p.answers.Add(1)
	if p.lines.Buffered() > 0 {
		line, _ = p.lines.ReadSlice('\n')
		return nil, surplus(line)
	}
	return line, nil
}

func surplus(line []byte) error {
	return fmt.Errorf("the program wrote more than its answer: %.200q", bytes.TrimSpace(line))
}

// end ends the program and its children, and says how it ended. The error says what it wrote
// after its last answer.
func (p *program) end() (status string, err error) {
	p.close()
	if line, _ := p.lines.ReadSlice('\n'); len(line) > 0 {
		err = surplus(line)
	}
	_, _ = io.CopyN(io.Discard, p.lines, 1<<20) // one that writes without end waits for its end
	_ = p.cmd.Wait()                            // ProcessState has it
	status = p.cmd.ProcessState.String()
	if !p.killer.Stop() {
		status += fmt.Sprintf("; it or a child of it still ran %v after its input was closed, and was killed", p.grace)
	}
	_ = p.kill() // children that hold nothing open
	return status, err
}

// kill ends the process group at once, and the reading if a process outside of it has the output.
func (p *program) kill() error {
	err := killGroup(p.cmd.Process)
	p.stdout.Close()
	return err
}
