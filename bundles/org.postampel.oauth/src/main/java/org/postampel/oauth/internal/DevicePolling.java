package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.postampel.core.credential.AuthorityFailure;

/**
 * Makes the library poll as RFC 8628, section 3.5, wants it: it would ask without any pause where
 * the authority names no interval, and would give up at {@code slow_down}, at "come back later" and
 * at an answer that does not come. For one thread, whose interrupt ends the pause.
 */
final class DevicePolling implements IHttpClient {

  private static final Set<String> PENDING = Set.of("authorization_pending", "slow_down");
  private static final long USUAL_INTERVAL = 5;
  private static final long LONGEST_INTERVAL = 60;
  private static final long LONGEST_LIFE = 3600;

  /** After so many polls in a row without an answer there is nobody. */
  static final int MOST_TROUBLES = 10;

  private final AuthorityConnection connection;
  private final Duration slower;
  private Duration extra = Duration.ZERO;
  private boolean polling;
  private int troubles;

  /**
   * Polls over this connection.
   *
   * @param slower what {@code slow_down} adds to every pause; five seconds by the RFC
   */
  DevicePolling(AuthorityConnection connection, Duration slower) {
    this.connection = connection;
    this.slower = slower;
  }

  @Override
  public IHttpResponse send(HttpRequest request) throws IOException {
    pause();
    IHttpResponse answer;
    try {
      answer = connection.send(request);
    } catch (IOException e) {
      if (!polling || !connection.isTroublePassing() || ++troubles > MOST_TROUBLES) {
        throw e;
      }
      extra = extra.plus(slower);
      return pending(new HttpResponse().statusCode(400));
    }
    troubles = 0;
    if (answer.statusCode() == 200) {
      polling = true;
      return withSaneTimes(answer);
    }
    String word = connection.refusal().map(AuthorityFailure::error).orElse("");
    if (word.equals("slow_down")) {
      extra = extra.plus(slower);
    }
    return PENDING.contains(word) ? pending(answer) : answer;
  }

  /** The library goes on only at this word, and only when a description stands beside it. */
  private static IHttpResponse pending(IHttpResponse answer) {
    HttpResponse pending = new HttpResponse();
    pending
        .statusCode(answer.statusCode())
        .body("{\"error\":\"authorization_pending\",\"error_description\":\"pending\"}");
    return pending;
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(extra.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("cancelled");
    }
  }

  private static IHttpResponse withSaneTimes(IHttpResponse answer) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(answer.body());
      if (!members.containsKey("device_code")) {
        return answer;
      }
      members.put("interval", sane(members.get("interval"), USUAL_INTERVAL, LONGEST_INTERVAL));
      members.put("expires_in", sane(members.get("expires_in"), LONGEST_LIFE, LONGEST_LIFE));
      HttpResponse sane = new HttpResponse();
      sane.statusCode(200).body(JSONObjectUtils.toJSONString(members));
      sane.addHeaders(answer.headers());
      return sane;
    } catch (ParseException e) {
      return answer;
    }
  }

  private static long sane(Object value, long usual, long longest) {
    long seconds = value instanceof Number number ? number.longValue() : usual;
    return seconds < 1 ? usual : Math.min(seconds, longest);
  }
}
