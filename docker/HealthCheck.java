import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Exits with 0 if the service in this container is ready. The images have no shell and no curl; and a JVM that loads
 * nothing but this takes less time than either would be worth.
 */
final class HealthCheck {

    private static final int MILLIS = 2000;

    private HealthCheck() {}

    static void main() throws IOException {
        var url = URI.create("http://localhost:" + System.getenv("MANAGEMENT_PORT") + "/actuator/health/readiness");
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            System.exit(1);
        }
    }
}
