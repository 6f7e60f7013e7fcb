package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
)

// A store is an output folder. Its files change together: each is a symbolic
// link through one more link,
//
//	out/dates.csv         -> .harrow/current/dates.csv
//	out/.harrow/current   -> 5f1d0c27a9b3e864
//	out/.harrow/5f1d.../dates.csv
//
// so that one rename, of current, replaces all of them at once. A run that is
// killed has renamed it or has not; what it leaves behind besides is hidden,
// unused and removed by the next run. Other files in the folder are not
// touched. The folder of a version is named by the SHA-256 of its manifest.
//
// Where a file system has no symbolic links, the files themselves are renamed
// one by one, the manifest last: a kill in between leaves tables without a
// manifest, never a manifest that does not match.
type store struct {
	dir  string // out
	lock *flock.Flock
	// step is called before every change that a reader could see. A test lets
	// it fail, which is as if the process had been killed there.
	step    func(name string) error
	symlink func(target, path string) error // os.Symlink, but in a test
}

const (
	stateDir     = ".harrow"
	currentLink  = "current"
	stagingDir   = "staging"
	adoptedDir   = "adopted"
	manifestFile = "manifest.json"
)

// claim refuses a folder that no run has written to and that holds a file of
// the user's where an output of that name would go.
func claim(dir string, names []string) error {
	if _, err := os.Lstat(filepath.Join(dir, stateDir)); err == nil {
		return nil
	}
	if m, _, err := readManifest(dir); err == nil && m.RuleFingerprint != "" {
		return nil // a copy of outputs
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		target, _ := os.Readlink(path)
		if _, err := os.Lstat(path); err == nil && target != filepath.Join(stateDir, currentLink, name) {
			return fmt.Errorf("%s is not an output of harrow and would be lost: move it, or give another folder to --out", path)
		}
	}
	return nil
}

// openStore makes the folder where it is missing and locks it. While another
// run holds the lock it waits, after calling waiting once.
func openStore(ctx context.Context, dir string, waiting func()) (*store, error) {
	s := &store{dir: dir, step: func(string) error { return nil }, symlink: os.Symlink}
	if err := os.MkdirAll(s.state(), 0o777); err != nil {
		return nil, err
	}
	s.lock = flock.New(filepath.Join(s.state(), "lock"), flock.SetPermissions(0o666))
	locked, err := s.lock.TryLock()
	if err == nil && !locked {
		waiting()
		locked, err = s.lock.TryLockContext(ctx, 50*time.Millisecond)
	}
	if err != nil {
		return nil, fmt.Errorf("failed to lock %s: %w", dir, err)
	}
	if !locked {
		return nil, fmt.Errorf("%s is in use by another run", dir)
	}
	return s, s.clean()
}

func (s *store) close() error { return s.lock.Close() }

func (s *store) state(elem ...string) string {
	return filepath.Join(append([]string{s.dir, stateDir}, elem...)...)
}

// clean removes what a killed run left and versions that are no longer current.
func (s *store) clean() error {
	entries, err := os.ReadDir(s.state())
	if err != nil {
		return err
	}
	current, _ := os.Readlink(s.state(currentLink))
	for _, e := range entries {
		// A copy made without links has a folder in the link's place.
		link := e.Name() == currentLink && e.Type()&fs.ModeSymlink != 0
		if name := e.Name(); name != "lock" && !link && (name != current || current == "") {
			if err := os.RemoveAll(s.state(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// stage makes the empty folder into which the next version is written.
func (s *store) stage() (string, error) {
	dir := s.state(stagingDir)
	return dir, os.Mkdir(dir, 0o777)
}

// commit makes the staged files, which are synced, the outputs. names are all
// of them, the manifest last; old are those of the version before.
func (s *store) commit(names, old []string) error {
	version, err := fileSHA256(s.state(stagingDir, manifestFile))
	if err != nil {
		return err
	}
	version = version[:16]
	for _, name := range names {
		if info, err := os.Lstat(filepath.Join(s.dir, name)); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder: an output goes there", filepath.Join(s.dir, name))
		}
	}
	if !s.linksWork() {
		return s.commitPlain(names, old)
	}
	if err := s.adopt(old); err != nil {
		return err
	}
	if err := s.place(version, names); err != nil {
		return err
	}
	for _, name := range names {
		if err := s.link(filepath.Join(stateDir, currentLink, name), filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	if err := s.link(version, s.state(currentLink)); err != nil {
		return err
	}
	return errors.Join(s.dropStale(names), s.clean(), syncDir(s.state()), syncDir(s.dir))
}

// place renames the staging folder to its version. If that is the current
// version already, its files are put in place one by one, since one of them
// may have been changed by hand; to a reader of whole files nothing changes.
func (s *store) place(version string, names []string) error {
	if err := syncDir(s.state(stagingDir)); err != nil {
		return err
	}
	if _, err := os.Lstat(s.state(version)); err == nil {
		for _, name := range names {
			if err := s.rename(s.state(stagingDir, name), s.state(version, name)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.rename(s.state(stagingDir), s.state(version)); err != nil {
		return err
	}
	return syncDir(s.state())
}

// adopt takes outputs that lie in the folder as plain files, such as a copy
// made without links, as a version, so that they too are replaced at once.
func (s *store) adopt(old []string) error {
	if _, err := os.Readlink(s.state(currentLink)); err != nil && len(old) > 0 {
		if err := os.Mkdir(s.state(adoptedDir), 0o777); err != nil {
			return err
		}
		for _, name := range old {
			err := linkOrCopy(filepath.Join(s.dir, name), s.state(adoptedDir, name))
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		}
		if err := s.link(adoptedDir, s.state(currentLink)); err != nil {
			return err
		}
	}
	for _, name := range old {
		if _, err := os.Lstat(s.state(currentLink, name)); err != nil {
			continue
		}
		if err := s.link(filepath.Join(stateDir, currentLink, name), filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

func linkOrCopy(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// link makes path a symbolic link to target, replacing what is there at once.
func (s *store) link(target, path string) error {
	if have, err := os.Readlink(path); err == nil && have == target {
		return nil
	}
	temp := s.state("link")
	if err := os.Remove(temp); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := s.symlink(target, temp); err != nil {
		return err
	}
	return s.rename(temp, path)
}

func (s *store) rename(from, to string) error {
	if err := s.step("rename to " + to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// dropStale removes the links of files that the new version does not have.
func (s *store) dropStale(names []string) error {
	entries, err := os.ReadDir(s.dir)
	errs := []error{err}
	for _, e := range entries {
		path := filepath.Join(s.dir, e.Name())
		if target, err := os.Readlink(path); err != nil || slices.Contains(names, e.Name()) ||
			target != filepath.Join(stateDir, currentLink, e.Name()) {
			continue
		}
		errs = append(errs, s.step("remove "+path), os.Remove(path))
	}
	return errors.Join(errs...)
}

func (s *store) linksWork() bool {
	probe := s.state("probe")
	err := s.symlink("lock", probe)
	os.Remove(probe)
	return err == nil
}

// commitPlain is commit for a file system without symbolic links.
func (s *store) commitPlain(names, old []string) error {
	manifest := filepath.Join(s.dir, manifestFile)
	if err := os.Remove(manifest); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, name := range old {
		if !slices.Contains(names, name) {
			os.Remove(filepath.Join(s.dir, name))
		}
	}
	for _, name := range names {
		if err := s.rename(s.state(stagingDir, name), filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	return errors.Join(s.clean(), syncDir(s.dir))
}

// syncDir makes the names in a folder durable, where the system can.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	d.Sync()
	return d.Close()
}

// isFile reports whether the file at path holds the bytes of a SHA-256.
func isFile(path, sum string) bool {
	have, err := fileSHA256(path)
	return err == nil && have == sum
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

func fileSHA256(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
