package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Fields of a protobuf message that is never unfolded as a whole: a few megabytes of empty spans would become a
 * hundred megabytes of objects.
 */
final class MessageFields {

    private MessageFields() {}

    /** The submessages in a field, as slices of the message. */
    static List<ByteString> read(ByteString message, int field) throws IOException {
        List<ByteString> found = new ArrayList<>();
        CodedInputStream in = message.newCodedInput();
        in.enableAliasing(true);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(field)) {
                found.add(in.readBytes());
            } else {
                in.skipField(tag);
            }
        }
        return found;
    }

    /** The submessage in a field that is not repeated, where the last one counts. */
    static ByteString readOne(ByteString message, int field) throws IOException {
        List<ByteString> all = read(message, field);
        return all.isEmpty() ? ByteString.EMPTY : all.getLast();
    }

    static ByteString write(int field, Collection<ByteString> submessages) {
        ByteString.Output bytes = ByteString.newOutput();
        try {
            for (ByteString submessage : submessages) {
                prefix(field, submessage).writeTo(bytes);
                submessage.writeTo(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteString();
    }

    /** What goes before a submessage: its tag and length. */
    static ByteString prefix(int field, ByteString submessage) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(tag(field));
            out.writeUInt32NoTag(submessage.size());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteString();
    }

    private static int tag(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
