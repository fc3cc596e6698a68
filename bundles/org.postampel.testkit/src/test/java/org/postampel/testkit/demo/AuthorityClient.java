package org.postampel.testkit.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.demo.DemoBrowser.Behaviour;
import org.postampel.testkit.demo.DemoBrowser.Visit;

/** Speaks OAuth with the demo authority, parameter by parameter, so that a test can swap one. */
final class AuthorityClient {
  static final String VERIFIER = "a-code-verifier-of-at-least-forty-three-characters-0";
  static final String REDIRECT = "http://localhost:50123";
  static final String MAIL =
      "openid profile offline_access https://outlook.office.com/IMAP.AccessAsUser.All"
          + " https://outlook.office.com/SMTP.Send";

  private final DemoTenant tenant;
  private final HttpClient http;

  AuthorityClient(DemoTenant tenant) {
    this.tenant = tenant;
    this.http =
        HttpClient.newBuilder().sslContext(tenant.certificateAuthority().clientContext()).build();
  }

  /** Status and JSON of an answer. */
  record Answer(int status, Map<String, Object> json, Map<String, List<String>> headers) {
    String text(String name) {
      return String.valueOf(json.get(name));
    }

    int number() {
      return ((Number) ((List<?>) json.get("error_codes")).get(0)).intValue();
    }
  }

  /** The parameters of a good authorize request of the public client. */
  Map<String, String> authorizeParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", tenant.publicClientId().toString());
    parameters.put("response_type", "code");
    parameters.put("redirect_uri", REDIRECT);
    parameters.put("scope", MAIL);
    parameters.put("state", "state&1");
    parameters.put("nonce", "n-1");
    parameters.put("code_challenge", challenge(VERIFIER));
    parameters.put("code_challenge_method", "S256");
    parameters.put("response_mode", "query");
    return parameters;
  }

  URI authorizeAddress(Map<String, String> parameters) {
    return at(tenant.tenantId() + "/oauth2/v2.0/authorize?" + encoded(parameters));
  }

  Visit visit(Map<String, String> parameters, DemoAccount account) throws IOException {
    return tenant
        .browser()
        .visit(authorizeAddress(parameters), account.address(), Behaviour.ACCEPTS);
  }

  /** The good token request that redeems a fresh code of this account. */
  Map<String, String> codeRequest(DemoAccount account) throws IOException {
    return codeRequest(account, authorizeParameters());
  }

  Map<String, String> codeRequest(DemoAccount account, Map<String, String> authorize)
      throws IOException {
    Visit.Answered answered = (Visit.Answered) visit(authorize, account);
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "authorization_code");
    request.put("client_id", authorize.get("client_id"));
    request.put("code", answered.parameters().get("code"));
    request.put("redirect_uri", authorize.get("redirect_uri"));
    request.put("code_verifier", VERIFIER);
    request.put("scope", authorize.get("scope"));
    return request;
  }

  Map<String, String> refreshRequest(String refreshToken) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "refresh_token");
    request.put("client_id", tenant.publicClientId().toString());
    request.put("refresh_token", refreshToken);
    request.put("scope", MAIL);
    return request;
  }

  Map<String, String> credentialsRequest() {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "client_credentials");
    request.put("client_id", tenant.applicationClientId().toString());
    request.put("client_secret", text(tenant.applicationSecret()));
    request.put("scope", "https://outlook.office365.com/.default");
    return request;
  }

  Answer token(Map<String, String> request) throws IOException {
    return token(tenant.tenantId().toString(), request);
  }

  Answer token(String tenantName, Map<String, String> request) throws IOException {
    return post(tenantName + "/oauth2/v2.0/token", request);
  }

  Answer post(String path, Map<String, String> request) throws IOException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("client-request-id", "00000000-0000-0000-0000-00000000cafe")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(request)))
            .build());
  }

  Answer get(String path) throws IOException {
    return send(HttpRequest.newBuilder(at(path)).GET().build());
  }

  private Answer send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), JSONObjectUtils.parse(response.body()), response.headers().map());
    } catch (InterruptedException | ParseException e) {
      throw new IOException(e);
    }
  }

  private URI at(String path) {
    return URI.create(tenant.authority() + "/" + path);
  }

  static Map<String, String> with(Map<String, String> parameters, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  static Map<String, String> without(Map<String, String> parameters, String name) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.remove(name);
    return changed;
  }

  static String text(Secret secret) {
    return secret.use(String::new);
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
