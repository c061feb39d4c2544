package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"
)

const (
	maxLine = 64 << 10        // how long an answer may be, in bytes
	grace   = 2 * time.Second // how long a program may take to end
)

// A program is one that runs and answers what it is asked.
type program struct {
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	stdout *bufio.Reader
	stderr tail
	ended  chan struct{} // closed when it has ended

	plan   []string               // what it will be asked if its answers are right
	sent   int                    // how much of plan it has been sent
	early  []answer               // to the first of plan, read before they were wanted
	due    int                    // how many answers have not been read
	asked  atomic.Pointer[string] // what is waited for, or nil
	last   string                 // what was answered last
	broken error                  // how it broke the protocol, or nil
}

// start starts a program. The error says why it cannot be started.
func start(command []string) (*program, error) {
	p := &program{cmd: exec.Command(command[0], command[1:]...), ended: make(chan struct{})}
	if p.cmd.Err != nil {
		return nil, p.cmd.Err
	}
	stdin, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer write.Close() // the program has its own
	p.stdin, p.stdout = stdin, bufio.NewReaderSize(read, maxLine)
	p.cmd.Stdout, p.cmd.Stderr = write, &p.stderr
	p.cmd.WaitDelay = grace // its children may keep standard error open
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = p.cmd.Wait() // ProcessState says it
		close(p.ended)
	}()
	return p, nil
}

// ask asks a question. After an error the program cannot be asked any more.
func (p *program) ask(question string) (answer, error) {
	if len(p.plan) == 0 || p.plan[0] != question {
		return p.askUnplanned(question)
	}
	p.askAhead()
	p.plan, p.sent = p.plan[1:], p.sent-1
	if len(p.early) == 0 {
		return p.answer(question)
	}
	a := p.early[0]
	p.early = p.early[1:]
	return a, nil
}

// askUnplanned reads what is due first.
func (p *program) askUnplanned(question string) (answer, error) {
	for len(p.early) < p.sent {
		a, err := p.answer(p.plan[len(p.early)])
		if err != nil {
			return answer{}, err
		}
		p.early = append(p.early, a)
	}
	p.send(question + "\n")
	p.due++
	return p.answer(question)
}

// askAhead keeps the program busy while its answers are looked at. What is due fits the buffer
// of any pipe, so that the program can always write.
func (p *program) askAhead() {
	const most = 64
	if p.sent > most/2 {
		return
	}
	var questions strings.Builder
	for p.sent < most && p.sent < len(p.plan) {
		questions.WriteString(p.plan[p.sent] + "\n")
		p.sent++
		p.due++
	}
	p.send(questions.String())
}

// send sends questions. If the program has ended, so have its answers, and that is told.
func (p *program) send(questions string) {
	_, _ = io.WriteString(p.stdin, questions)
}

// answer reads the answer to question.
func (p *program) answer(question string) (answer, error) {
	p.asked.Store(&question)
	text, err := p.stdout.ReadSlice('\n')
	p.asked.Store(nil)
	p.due--
	p.last = question
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return answer{}, fmt.Errorf("the program answered with a line of more than %d bytes:\n\t%s", maxLine, question)
	case err != nil:
		return answer{}, fmt.Errorf("the program %s before it answered\n\t%s", p.end(), question)
	}
	a, err := read(text)
	switch {
	case err != nil:
		return answer{}, fmt.Errorf("%w, to\n\t%s", err, question)
	case p.due == 0 && p.stdout.Buffered() > 0:
		return answer{}, p.surplus()
	}
	return a, nil
}

// end says how a program ended that answers no more.
func (p *program) end() string {
	select {
	case <-p.ended:
		return fmt.Sprintf("ended (%v)", p.cmd.ProcessState)
	case <-time.After(grace):
		return "closed its standard output"
	}
}

// surplus says that more was answered than was asked.
func (p *program) surplus() error {
	text, _ := p.stdout.ReadSlice('\n')
	return fmt.Errorf("the program answered more than was asked: %.200q, after the answer to\n\t%s", bytes.TrimSpace(text), p.last)
}

// stop ends the program, and returns how it broke the protocol, or nil.
func (p *program) stop() error {
	p.stdin.Close()
	if question := p.asked.Load(); question != nil {
		p.kill()
		return fmt.Errorf("the program did not answer in time (does it flush its output after each line?)\n\t%s", *question)
	}
	if p.broken == nil {
		end := time.AfterFunc(grace, p.kill)
		defer end.Stop()
		for ; p.due > 0; p.due-- {
			_, _ = p.stdout.ReadSlice('\n')
		}
		if _, err := p.stdout.Peek(1); err == nil {
			p.broken = p.surplus()
		}
	}
	p.kill()
	return p.broken
}

// kill ends the program at once, if it has not ended.
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	<-p.ended
}
