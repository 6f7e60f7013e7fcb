package pipeline

import (
	"sync"

	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/klauspost/compress/zstd"
)

// sharedZstd compresses all pages with one encoder. The library's codec makes
// one of several megabytes for every page.
type sharedZstd struct {
	compress.Codec
	encoder *zstd.Encoder
}

// EncodeLevel compresses a page, always at the fastest level.
func (z sharedZstd) EncodeLevel(dst, src []byte, _ int) []byte {
	return z.encoder.EncodeAll(src, dst[:0])
}

// useZstd makes the Parquet library use sharedZstd, whose encoder it returns.
var useZstd = sync.OnceValues(func() (*zstd.Encoder, error) {
	codec, err := compress.GetCodec(compress.Codecs.Zstd)
	if err != nil {
		return nil, err
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithZeroFrames(true), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithAllLitEntropyCompression(true))
	if err != nil {
		return nil, err
	}
	compress.RegisterCodec(compress.Codecs.Zstd, sharedZstd{codec, encoder})
	return encoder, nil
})
