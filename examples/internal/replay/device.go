package replay

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// What a log may name, so that a page can show it.
const (
	maxDevices = 1000
	maxName    = 100 // bytes
)

// A device is where reports come from: a line, a client, the user presence or the status set
// by hand.
type device struct {
	kind Kind
	name string
}

// devices numbers devices in the order in which they come.
type devices struct {
	all     []device
	numbers map[device]uint16
}

func (d *devices) number(kind Kind, name string) (uint16, error) {
	if !kind.hasDevices() {
		name = ""
	}
	if n, ok := d.numbers[device{kind, name}]; ok {
		return n, nil
	}
	if err := checkName(name); err != nil {
		return 0, err
	}
	if len(d.all) == maxDevices {
		return 0, fmt.Errorf("more than %d devices", maxDevices)
	}
	n := uint16(len(d.all))
	d.all = append(d.all, device{kind, name})
	d.numbers[d.all[n]] = n
	return n, nil
}

// checkName returns an error for a name that cannot be shown on one line.
func checkName(name string) error {
	if len(name) > maxName {
		return fmt.Errorf("device %.20q...: longer than %d bytes", name, maxName)
	}
	for _, r := range name {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return fmt.Errorf("device %q: has a character that cannot be shown", name)
		}
	}
	return nil
}
