package org.postampel.oauth.internal;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.postampel.core.credential.Secret;
import org.postampel.oauth.internal.openid.OpenIdException;

/**
 * Sends the questions of the OpenID library over our own connection, and tells an answer from a
 * refusal and from no answer at all. For one thread.
 */
final class OpenIdRequests {

  private static final int LONGEST_TYPE = 100;

  private final AuthorityConnection connection;
  private final TimeLimits limits;

  OpenIdRequests(AuthorityConnection connection, TimeLimits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /** A JSON document. */
  String document(URI address) throws AuthorityException {
    return checked(sent(HttpRequest.newBuilder(address).header("Accept", "application/json")));
  }

  /** A JSON document that only the bearer of this token may see. */
  String document(URI address, Secret token) throws AuthorityException {
    return checked(
        sent(
            HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.use(String::new))));
  }

  /** What was granted, JSON; a refusal is an exception. */
  String granted(HTTPRequest question) throws AuthorityException {
    return checked(posted(question));
  }

  /** The same where nothing is granted and so nothing comes back (RFC 7009, section 2.2). */
  void done(HTTPRequest question) throws AuthorityException {
    HttpResponse<String> answer = posted(question);
    if (answer.statusCode() != 200) {
      checked(answer);
    }
  }

  private HttpResponse<String> posted(HTTPRequest question) throws AuthorityException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(question.getURI()).header("Accept", "application/json");
    question
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> builder.setHeader(name, value)));
    String form = question.getBody() == null ? "" : question.getBody();
    return sent(builder.POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> sent(HttpRequest.Builder question) throws AuthorityException {
    try {
      return connection.answer(question.timeout(limits.request()).build());
    } catch (IOException e) {
      throw new AuthorityException(
          new AttemptFailure.NoAnswer(connection.unusable().orElse("no usable answer")));
    }
  }

  private static String checked(HttpResponse<String> answer) throws AuthorityException {
    int status = answer.statusCode();
    if (status >= 200 && status < 300 && AuthorityAnswer.isJsonObject(answer.body())) {
      return answer.body();
    } else if (status >= 400 && AuthorityAnswer.isJsonObject(answer.body())) {
      throw new AuthorityException(
          AttemptFailure.of(AuthorityAnswer.failure(status, answer.body())));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("no content type");
    throw new AuthorityException(
        new AttemptFailure.NoAnswer(
            "HTTP "
                + status
                + " with "
                + (type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE) + "…")
                + " from "
                + answer.request().uri().getHost()
                + " instead of an OAuth answer"));
  }

  /** An answer the protocol forbids to accept: nobody answered, or somebody wrong. */
  static AuthorityException refused(OpenIdException e) {
    boolean noAnswer = e.word().endsWith("_unusable") || e.word().equals("invalid_token_response");
    return new AuthorityException(
        noAnswer
            ? new AttemptFailure.NoAnswer(e.getMessage())
            : new AttemptFailure.Refused(AuthorityAnswer.ours(e.word(), e.getMessage())));
  }
}
