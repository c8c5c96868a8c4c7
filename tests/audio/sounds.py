"""Small audio files, made of the formats' own rules: silence, as long as a test wants it."""

import struct

# MPEG-1 layer III, 32 kbit/s, 32 kHz, one channel: a frame has 144 bytes and takes 36 ms.
_MP3_FRAME = bytes([0xFF, 0xFB, 0x18, 0xC4]) + bytes(140)
_FRAME_SECONDS = 0.036


def make_mp3(seconds: float, tags: bytes = b"") -> bytes:
    """Return an MP3 file of silence. tags: what stands in its ID3 head."""
    head = b"ID3\x04\x00\x00" + _as_syncsafe(len(tags)) + tags if tags else b""
    return head + _MP3_FRAME * round(seconds / _FRAME_SECONDS)


def make_mp4(seconds: int, *kinds: bytes) -> bytes:
    """Return the boxes of an MP4 file without samples. kinds: of its tracks, b"soun" for sound."""
    mvhd = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80))
    tracks = b"".join(_make_track(kind, seconds) for kind in kinds)
    return _box(b"ftyp", b"M4A \x00\x00\x00\x00M4A mp42isom") + _box(b"moov", mvhd + tracks) + _box(b"mdat", bytes(64))


_ESDS = bytes.fromhex("00000027657364730000000003190001000411401500000000007d0000007d0005021210060102")


def _make_track(kind: bytes, seconds: int) -> bytes:
    mdhd = _box(b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, 1000, seconds * 1000, 0, 0))
    hdlr = _box(b"hdlr", bytes(8) + kind + bytes(13))
    mp4a = _box(b"mp4a", bytes(6) + b"\x00\x01" + bytes(8) + struct.pack(">HHHHI", 1, 16, 0, 0, 44100 << 16) + _ESDS)
    stsd = _box(b"stsd", struct.pack(">II", 0, 1) + mp4a)
    return _box(b"trak", _box(b"mdia", mdhd + hdlr + _box(b"minf", _box(b"stbl", stsd))))


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def _as_syncsafe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))
