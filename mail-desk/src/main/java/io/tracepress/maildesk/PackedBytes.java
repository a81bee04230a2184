package io.tracepress.maildesk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes in less space than they need. */
final class PackedBytes {

    private final byte[] packed;
    private final int size;

    private PackedBytes(byte[] packed, int size) {
        this.packed = packed;
        this.size = size;
    }

    static PackedBytes of(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new PackedBytes(out.toByteArray(), bytes.length);
    }

    byte[] unpack() {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int length() {
        return packed.length;
    }

    /** Of the bytes themselves. */
    int size() {
        return size;
    }
}
