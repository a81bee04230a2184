"""What the services would send for requests of each kind, with the shape of the golden traces."""

from otlp import CLIENT, CONSUMER, INTERNAL, PRODUCER, SERVER, Trace

NORMAL, FAILED, SLOW, WRONG_PASSWORD, BACKGROUND = "normal", "failed", "slow", "wrong password", "background"
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"


def edge(trace, parent, method, route, status, millis, error=None):
    return trace.span(
        "api-gateway", parent, SERVER, f"{method} {route}", 0, millis, error, http_request_method=method,
        http_route=route, http_response_status__code=status, url_path=route, url_scheme="http",
        user__agent_original=AGENT)


def call(trace, parent, service, method, offset, millis, client_error=None, server_error=None):
    """The caller's span and the service's; returns the service's."""
    of = dict(rpc_system_name="grpc", rpc_method=method)
    client = trace.span("api-gateway", parent, CLIENT, method, offset, millis, client_error, **of)
    return trace.span(service, client, SERVER, method, offset + 0.4, millis - 0.8, server_error, **of)


def statement(trace, service, parent, offset, millis, text="SELECT id, title FROM blogs WHERE author_id = ? LIMIT ?"):
    trace.span(service, parent, CLIENT, "SELECT blogs", offset, millis, db_system_name="postgresql", db_query_text=text)


def normal(random):
    trace = Trace(random, NORMAL)
    millis = random.uniform(4, 80)
    root = edge(trace, "", "GET", "/blogs", 200, millis)
    served = call(trace, root, "blog-service", "tracepress.blog.v1.BlogService/ListBlogs", 1, millis - 2)
    statement(trace, "blog-service", served, 2, millis - 3.5)
    return trace


def failed(random, statements=1):
    """The database does not answer: a 500 at the edge; more statements than one are long, too."""
    trace = Trace(random, FAILED)
    root = edge(trace, "", "POST", "/blogs", 500, 30, error="500")
    create = "tracepress.blog.v1.BlogService/CreateBlog"
    served = call(trace, root, "blog-service", create, 1, 28, "INTERNAL", "INTERNAL")
    statement(trace, "blog-service", served, 2, 26)
    for _ in range(1, statements):
        statement(trace, "blog-service", served, 2, 26, "SELECT " + "a_column, " * 100)
    return trace


def slow(random, by_client, millis):
    """Not failed; by_client continues the trace of a client, whose own span is nowhere here."""
    trace = Trace(random, SLOW)
    root = edge(trace, trace.span_id() if by_client else "", "POST", "/auth/register", 201, millis)
    served = call(trace, root, "auth-service", "tracepress.auth.v1.AuthService/Register", 1, 400)
    trace.span("auth-service", served, INTERNAL, "bcrypt.hash (password)", 2, 60, tracepress_bcrypt_cost=10)
    return trace


def wrong_password(random):
    """A 401 is no error of ours, though the caller's span is one, as the semantic conventions want it."""
    trace = Trace(random, WRONG_PASSWORD)
    root = edge(trace, "", "POST", "/auth/login", 401, 70)
    served = call(trace, root, "auth-service", "tracepress.auth.v1.AuthService/Login", 1, 68, "UNAUTHENTICATED")
    trace.span("auth-service", served, INTERNAL, "bcrypt.compare", 2, 60, tracepress_bcrypt_cost=10)
    return trace


def late_mail(request):
    """More of the request's trace: its event, sent and processed long after its answer."""
    trace = Trace(request.random, request.kind, request.id)
    root = next(span for span in request.spans["api-gateway"] if span["kind"] == SERVER)
    of = dict(messaging_system="redis", messaging_destination_name="user-events")
    sent = trace.span("auth-service", root["spanId"], PRODUCER, "send user.registered", 6000, 2, **of)
    trace.span("email-service", sent, INTERNAL, "wait in stream", 6002, 5)
    processed = trace.span("email-service", sent, CONSUMER, "process user.registered", 6007, 40, **of)
    trace.span("email-service", processed, CLIENT, "send mail", 6010, 30, tracepress_mail_kind="welcome")
    return trace


def failed_in_background(random):
    """A replayed event has no request in its trace, and its consumer fails."""
    trace = Trace(random, BACKGROUND)
    processed = trace.span("email-service", "", CONSUMER, "process comment.created", 0, 40, "the handler failed",
                           messaging_system="redis", messaging_destination_name="comment-events")
    statement(trace, "email-service", processed, 1, 3)
    return trace


def something_else(random):
    """The smallest trace."""
    trace = Trace(random, "something else")
    trace.span("user-service", "", INTERNAL, "something else", 0, 1)
    return trace
