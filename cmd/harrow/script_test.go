package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"harrow": main})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"gzip":          zip,
			"bytes":         writeBytes,
			"harrow-status": status,
		},
	})
}

// status runs harrow and demands an exit status: harrow-status 3 ARG ...
func status(ts *testscript.TestScript, neg bool, args []string) {
	err := ts.Exec("harrow", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, not %s", got, args[0])
	}
}

// zip compresses a file: gzip FILE makes FILE.gz and removes FILE.
func zip(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		path := ts.MkAbs(name)
		data, err := os.ReadFile(path)
		ts.Check(err)
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err = w.Write(data)
		ts.Check(err)
		ts.Check(w.Close())
		ts.Check(os.WriteFile(path+".gz", b.Bytes(), 0o666))
		ts.Check(os.Remove(path))
	}
}

// writeBytes writes a file from Go-like escapes: bytes FILE 'a\x00b'.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	var out []byte
	for s := args[1]; s != ""; {
		if len(s) >= 4 && s[:2] == `\x` {
			out = append(out, unhex(s[2])<<4|unhex(s[3]))
			s = s[4:]
			continue
		}
		out = append(out, s[0])
		s = s[1:]
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o666))
}

func unhex(c byte) byte {
	if c > '9' {
		return c | 0x20 - 'a' + 10
	}
	return c - '0'
}
