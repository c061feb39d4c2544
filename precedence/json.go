package precedence

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/othersee/othersee/internal/strict"
	"github.com/othersee/othersee/presence"
)

// The keys of the objects that are read.
var (
	inputKeys       = []string{"lines", "user", "clients", "configured"}
	policyKeys      = []string{"published", "configuredNeedsSession", "callOverridesAvailable"}
	explanationKeys = []string{"input", "policy", "resolution", "basis", "contributions", "disputes", "text"}
)

// UnmarshalJSON sets in from one JSON object with the keys lines, user, clients and
// configured. A key that is left out, or null, is the zero value; null for the whole is an
// error. It is strict: a key that is unknown, repeated or in another case is an error, and so
// is an unknown state. On an error it leaves in alone. Called directly, it allocates nothing.
func (in *Input) UnmarshalJSON(data []byte) error {
	var read Input
	o := strict.Open("precedence: input", data, inputKeys)
	for o.Next() {
		switch o.Key() {
		case "lines":
			read.Lines = readSet[presence.Line](&o)
		case "user":
			read.User = readState[presence.MiVO400](&o)
		case "clients":
			read.Clients = readSet[presence.TeamsClient](&o)
		case "configured":
			read.Configured = readState[presence.Configured](&o)
		}
	}
	if err := o.Close(); err != nil {
		return err
	}
	*in = read
	return nil
}

func readState[S presence.Vocabulary](o *strict.Object) S {
	if o.Null() {
		return 0
	}
	return parse[S](o, o.Text())
}

func readSet[S presence.Vocabulary](o *strict.Object) (set presence.Set[S]) {
	if o.Null() {
		return set
	}
	return readArray[S](o)
}

func readArray[S presence.Vocabulary](o *strict.Object) (set presence.Set[S]) {
	for text := range o.Texts {
		set = set.Add(parse[S](o, text))
	}
	return set
}

// parse is presence.Parse for the text of a value. After an error it reports no other.
func parse[S presence.Vocabulary](o *strict.Object, text []byte) S {
	s, err := presence.Parse[S](string(text))
	if err != nil {
		o.Fail(err)
	}
	return s
}

// plainPolicy is how a [Policy] is written.
type plainPolicy struct {
	Published              presence.Set[presence.CloudLink] `json:"published"`
	ConfiguredNeedsSession bool                             `json:"configuredNeedsSession"`
	CallOverridesAvailable bool                             `json:"callOverridesAvailable"`
}

// MarshalJSON returns p as an object with the keys published, configuredNeedsSession and
// callOverridesAvailable.
func (p Policy) MarshalJSON() ([]byte, error) {
	return json.Marshal(plainPolicy(p))
}

// UnmarshalJSON sets p from its name, as [Policy.UnmarshalText] does, or from an object
// as [Policy.MarshalJSON] writes it, as strictly as [Input.UnmarshalJSON]. In an object
// published is required and no null; the others are false if they are left out.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var name *string // nil for null
	if json.Unmarshal(data, &name) == nil && name != nil {
		return p.UnmarshalText([]byte(*name))
	}
	var read Policy
	o := strict.Open("precedence: policy", data, policyKeys)
	for o.Next() {
		switch o.Key() {
		case "published":
			read.Published = readArray[presence.CloudLink](&o)
		case "configuredNeedsSession":
			read.ConfiguredNeedsSession = o.Bool()
		case "callOverridesAvailable":
			read.CallOverridesAvailable = o.Bool()
		}
	}
	if err := o.Close(); err != nil {
		return err
	}
	if !o.Has(0) {
		return errors.New(`precedence: policy has no key "published"; [] turns presence sync off`)
	}
	*p = read
	return nil
}

// UnmarshalJSON sets c from what package json writes of it. Its source says which
// vocabularies its states are of. On an error it leaves c alone.
func (c *Contribution) UnmarshalJSON(data []byte) error {
	var read struct {
		Source    Source
		State     string
		Becomes   string
		BecomesBy Rule
		Outcome   Outcome
		OutcomeBy Rule
		LostTo    string
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	parse, ok := vocabularies[read.Source]
	if !ok {
		return fmt.Errorf("precedence: unknown source %q (want line, user, cloudLink, client, configured)", read.Source)
	}
	state, err := parse.state(read.State)
	becomes, becomesErr := parse.becomes(read.Becomes)
	if err := errors.Join(err, becomesErr); err != nil {
		return fmt.Errorf("precedence: contribution: %w", err)
	}
	var lostTo presence.State
	if read.LostTo != "" {
		if lostTo, err = parse.becomes(read.LostTo); err != nil {
			return fmt.Errorf("precedence: contribution: %w", err)
		}
	}
	*c = Contribution{read.Source, state, becomes, read.BecomesBy, read.Outcome, read.OutcomeBy, lostTo}
	return nil
}

// vocabularies read the states of each source, and of where they are combined.
var vocabularies = map[Source]struct {
	state, becomes func(string) (presence.State, error)
}{
	SourceLine:       {anyState[presence.Line], anyState[presence.CloudLink]},
	SourceUser:       {anyState[presence.MiVO400], anyState[presence.CloudLink]},
	SourceCloudLink:  {anyState[presence.CloudLink], anyState[presence.Teams]},
	SourceClient:     {anyState[presence.TeamsClient], anyState[presence.Teams]},
	SourceConfigured: {anyState[presence.Configured], anyState[presence.Teams]},
}

func anyState[S presence.Vocabulary](text string) (presence.State, error) {
	return presence.Parse[S](text)
}

// MarshalJSON returns all that e says as one object.
func (e Explanation) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Input         Input          `json:"input"`
		Policy        Policy         `json:"policy"`
		Resolution    Resolution     `json:"resolution"`
		Basis         Basis          `json:"basis"`
		Contributions []Contribution `json:"contributions"`
		Disputes      []Dispute      `json:"disputes"`
		Text          string         `json:"text"`
	}{
		e.Input,
		e.Policy,
		e.Resolution(),
		e.Basis(),
		slices.Collect(e.Contributions()),
		slices.AppendSeq([]Dispute{}, e.Disputes()), // an empty list, not null
		e.String(),
	})
}

// UnmarshalJSON sets e from the keys input and policy of what [Explanation.MarshalJSON]
// wrote, both required. It does not look at the values of the other keys, which follow from
// these. Any other key is an error, which leaves e alone.
func (e *Explanation) UnmarshalJSON(data []byte) error {
	var read Explanation
	o := strict.Open("precedence: explanation", data, explanationKeys)
	for o.Next() {
		raw := o.Raw()
		var err error
		switch o.Key() {
		case "input":
			err = read.Input.UnmarshalJSON(raw)
		case "policy":
			err = read.Policy.UnmarshalJSON(raw)
		}
		if err != nil {
			return fmt.Errorf("precedence: explanation: %w", err)
		}
	}
	if err := o.Close(); err != nil {
		return err
	}
	if !o.Has(0) || !o.Has(1) {
		return errors.New(`precedence: explanation needs the keys "input" and "policy"`)
	}
	*e = read
	return nil
}
