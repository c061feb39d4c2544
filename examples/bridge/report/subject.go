package report

import (
	"hash/fnv"
	"strconv"
)

// Partitions is the number of parts that users are divided into. It is part of every stored
// subject, so it cannot change while reports are stored.
const Partitions = 16

// Prefix begins every subject that reports are stored under.
const Prefix = "reports"

// Partition returns the part that user belongs to: the hash that the engine's own partition
// function of subject mappings computes.
func Partition(user string) int {
	h := fnv.New32a()
	h.Write([]byte(token(user)))
	return int(h.Sum32() % Partitions)
}

// Subject returns the subject that the last such report is stored under:
// reports.partition.user.source.device, or reports.partition.user for a removed user.
func (r Report) Subject() string {
	subject := Prefix + "." + strconv.Itoa(Partition(r.User)) + "." + token(r.User)
	if r.Kind == Removed {
		return subject
	}
	return subject + "." + token(r.Source) + "." + token(r.Device)
}

// OfUser returns the filters of all subjects of user.
func OfUser(user string) []string {
	removed := Report{User: user, Kind: Removed}.Subject()
	return []string{removed, removed + ".>"}
}

// OfPartition returns the filters of all subjects of a partition.
func OfPartition(partition int) []string {
	return []string{Prefix + "." + strconv.Itoa(partition) + ".>"}
}

// OfAll returns the filters of all subjects.
func OfAll() []string {
	return []string{Prefix + ".>"}
}
