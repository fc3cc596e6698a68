package org.postampel.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A browser without a window: keeps cookies, follows redirects, fills the form of a page. */
final class FormBrowser {

  private static final Pattern FORM =
      Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("<(?:input|button)\\b[^>]*>");

  private final HttpClient client;

  /** A new browser without cookies that trusts the authority in this file. */
  FormBrowser(Path authority) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    client =
        HttpClient.newBuilder()
            .sslContext(context)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Opens an address and gives the page at the end of all redirects. */
  HttpResponse<String> open(URI address) throws IOException, InterruptedException {
    return followed(HttpRequest.newBuilder(address).build());
  }

  /** Fills the page's form, keeping the fields it comes with, and gives the next page. */
  HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed)
      throws IOException, InterruptedException {
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("no form in " + page.uri() + ":\n" + page.body());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(form.group(2));
    while (field.find()) {
      if (attribute(field.group(), "type").filter("hidden"::equals).isPresent()) {
        fields.put(
            attribute(field.group(), "name").orElse(""),
            attribute(field.group(), "value").orElse(""));
      }
    }
    fields.putAll(typed);
    String body =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return followed(
        HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> followed(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
    for (int hops = 0; page.statusCode() / 100 == 3 && hops < 20; hops++) {
      URI next = page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
      page =
          client.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());
    }
    return page;
  }

  private static Optional<String> attribute(String tag, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
