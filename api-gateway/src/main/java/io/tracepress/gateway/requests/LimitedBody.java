package io.tracepress.gateway.requests;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request whose body ends with a failure once it is longer than the limit. */
final class LimitedBody extends HttpServletRequestWrapper {

    private final long limit;
    private final boolean gzip;
    private ServletInputStream body;

    LimitedBody(HttpServletRequest request, long limit, boolean gzip) {
        super(request);
        this.limit = limit;
        this.gzip = gzip;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            InputStream sent = super.getInputStream();
            body = new CountedStream(gzip ? new GZIPInputStream(sent) : sent);
        }
        return body;
    }

    @Override
    public long getContentLengthLong() {
        return gzip ? -1 : super.getContentLengthLong();
    }

    @Override
    public int getContentLength() {
        return gzip ? -1 : super.getContentLength();
    }

    private final class CountedStream extends ServletInputStream {

        private final InputStream source;
        private long count;
        private boolean finished;

        private CountedStream(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = source.read(buffer, offset, length);
            finished = read == -1;
            count += Math.max(read, 0);
            if (count > limit) {
                throw new BodyTooLargeException(limit);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read blocking, on virtual threads");
        }
    }
}
