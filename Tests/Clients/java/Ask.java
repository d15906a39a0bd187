import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks for the same stream several times with the JDK's client, which offers HTTP/2 with each request. */
public class Ask {
  public static void main(String[] arguments) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arguments[0] + "/v1/messages"))
            .header("content-type", "application/json")
            .header("x-api-key", "sk-ant-test-0000")
            .header("anthropic-version", "2023-06-01")
            .POST(HttpRequest.BodyPublishers.ofString(arguments[1]))
            .build();
    for (int number = 0; number < 3; number++) {
      HttpResponse<java.util.stream.Stream<String>> response =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      System.out.println(response.version() + " " + response.statusCode());
      response.body().filter(line -> line.startsWith("event: ")).forEach(System.out::println);
    }
  }
}
