package org.postampel.testkit.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * A browser without a window in front of which somebody sits who knows what to press.
 *
 * <p>It follows the demo authority's pages as they are: opens the address, picks an account,
 * accepts or declines, and carries the answer to the application as a real browser would. Every
 * call blocks until the application's own page has come back; not for several threads.
 */
public final class DemoBrowser {
  private static final int MAXIMUM_PAGES = 10;
  private static final Pattern REFUSAL =
      Pattern.compile("<code(?: id=\"refusal\")?>(AADSTS[^<]*)</code>");
  private static final Pattern ANSWER = Pattern.compile("<form id=\"answer\"");

  private final HttpClient http;

  /** What the person in front of it does. */
  public enum Behaviour {
    /** Picks the account and accepts. */
    ACCEPTS,
    /** Picks the account and declines the permissions. */
    DECLINES,
    /** Presses "cancel" instead of picking an account. */
    CANCELS
  }

  /** How a visit ended. */
  public sealed interface Visit {
    /**
     * An answer for the application.
     *
     * @param redirect where it goes
     * @param posted whether it is posted as a form
     * @param parameters what it says
     */
    record Answered(URI redirect, boolean posted, Map<String, String> parameters) implements Visit {
      /** Copies the parameters. */
      public Answered {
        Objects.requireNonNull(redirect, "redirect");
        parameters = Map.copyOf(parameters);
      }
    }

    /**
     * A page from which no way leads on.
     *
     * @param status HTTP status
     * @param sentence Entra's sentence, "AADSTS..."; the page's text where there is none
     */
    record Stopped(int status, String sentence) implements Visit {}
  }

  /**
   * A browser.
   *
   * @param trust what servers it trusts
   */
  public DemoBrowser(SSLContext trust) {
    this.http =
        HttpClient.newBuilder()
            .sslContext(trust)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Signs in, accepts, and delivers the answer to the application.
   *
   * @param authorize the address the application opens
   * @param account who signs in
   * @return the answer that was delivered, or the page that was the end
   * @throws IOException if authority or application cannot be reached
   */
  public Visit signIn(URI authorize, DemoAccount account) throws IOException {
    return signIn(authorize, account.address(), Behaviour.ACCEPTS);
  }

  /**
   * Does as told and delivers the answer to the application.
   *
   * @param authorize the address the application opens
   * @param account what is picked or typed as the account
   * @param behaviour what the person does
   * @return the answer that was delivered, or the page that was the end
   * @throws IOException if authority or application cannot be reached
   */
  public Visit signIn(URI authorize, String account, Behaviour behaviour) throws IOException {
    Visit visit = visit(authorize, account, behaviour);
    if (visit instanceof Visit.Answered answer) {
      deliver(answer);
    }
    return visit;
  }

  /**
   * Does as told and keeps the answer: the application hears nothing.
   *
   * @param authorize the address the application opens
   * @param account what is picked or typed as the account
   * @param behaviour what the person does
   * @throws IOException if the authority cannot be reached
   */
  public Visit visit(URI authorize, String account, Behaviour behaviour) throws IOException {
    return follow(authorize, get(authorize), account, behaviour);
  }

  /**
   * Delivers an answer as a browser does, by GET or as a posted form.
   *
   * @param answer what {@link #visit} returned
   * @return the page the application answers with
   * @throws IOException if the application cannot be reached
   */
  public String deliver(Visit.Answered answer) throws IOException {
    if (answer.posted()) {
      return post(answer.redirect(), answer.parameters()).body();
    }
    String separator = answer.redirect().getRawQuery() == null ? "?" : "&";
    return get(URI.create(answer.redirect() + separator + encoded(answer.parameters()))).body();
  }

  /**
   * Types a device code and signs in.
   *
   * @param verification the page the application names
   * @param userCode the code the application shows
   * @param account who signs in
   * @return the page that was the end; its status is 200 when all went well
   * @throws IOException if the authority cannot be reached
   */
  public Visit enterDeviceCode(URI verification, String userCode, DemoAccount account)
      throws IOException {
    return enterDeviceCode(verification, userCode, account, Behaviour.ACCEPTS);
  }

  /**
   * Types a device code and does as told.
   *
   * @param verification the page the application names
   * @param userCode the code the application shows
   * @param account who signs in
   * @param behaviour what the person does; {@code CANCELS} declines
   * @return the page that was the end
   * @throws IOException if the authority cannot be reached
   */
  public Visit enterDeviceCode(
      URI verification, String userCode, DemoAccount account, Behaviour behaviour)
      throws IOException {
    HttpResponse<String> page = post(verification, Map.of("user_code", userCode));
    return follow(verification, page, account.address(), behaviour);
  }

  /**
   * Lets the administrator consent for all people.
   *
   * @param adminConsent the address {@code .../adminconsent?client_id=...&redirect_uri=...}
   * @return the answer for the application, which is not delivered
   * @throws IOException if the authority cannot be reached
   */
  public Visit consentAsAdministrator(URI adminConsent) throws IOException {
    return follow(adminConsent, get(adminConsent), "", Behaviour.ACCEPTS);
  }

  private Visit follow(URI address, HttpResponse<String> first, String account, Behaviour behaviour)
      throws IOException {
    URI at = address;
    HttpResponse<String> page = first;
    for (int i = 0; i < MAXIMUM_PAGES; i++) {
      Optional<String> location = page.headers().firstValue("Location");
      if (location.isPresent()) {
        return redirected(at.resolve(location.get()));
      }
      Optional<DemoForm> answer =
          ANSWER.matcher(page.body()).find() ? DemoForm.first(page.body()) : Optional.empty();
      if (answer.isPresent()) {
        return new Visit.Answered(URI.create(answer.get().action()), true, answer.get().fields());
      }
      Optional<DemoForm> next = DemoForm.choose(page.body(), account, behaviour);
      if (page.statusCode() != 200 || next.isEmpty()) {
        return new Visit.Stopped(page.statusCode(), sentence(page.body()));
      }
      at = at.resolve(next.get().action());
      page = post(at, next.get().fields());
    }
    throw new IOException("The pages of " + address.getHost() + " do not come to an end.");
  }

  private static Visit redirected(URI target) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(target.getRawQuery()).orElse("").split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            DemoForm.decoded(pair.substring(0, equals)),
            DemoForm.decoded(pair.substring(equals + 1)));
      }
    }
    String text = target.toString();
    int question = text.indexOf('?');
    return new Visit.Answered(
        URI.create(question < 0 ? text : text.substring(0, question)), false, parameters);
  }

  private static String sentence(String body) {
    Matcher refusal = REFUSAL.matcher(body);
    return refusal.find()
        ? DemoForm.unescaped(refusal.group(1))
        : DemoForm.unescaped(body.replaceAll("(?s)<style>.*?</style>|<[^>]*>", " ")).strip();
  }

  private HttpResponse<String> get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  private HttpResponse<String> post(URI address, Map<String, String> fields) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).header("Accept-Language", "de").build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The browser was closed.", e);
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
