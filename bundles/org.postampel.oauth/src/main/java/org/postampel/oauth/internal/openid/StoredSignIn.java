package org.postampel.oauth.internal.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postampel.core.credential.Secret;

/**
 * What is kept of one sign-in, as one entry of the token store: JSON with a version. What a later
 * version adds is passed over; what cannot be read counts as nothing, and the person signs in
 * again.
 */
public final class StoredSignIn {

  private static final String FORMAT = "openid";
  private static final int VERSION = 1;

  private final String subject;
  private final String userName;
  private final Set<String> asked;
  private final Secret refreshToken;
  private final boolean refused;
  private final Secret accessToken;
  private final Instant expiresAt;

  private StoredSignIn(
      String subject,
      String userName,
      Set<String> asked,
      Secret refreshToken,
      boolean refused,
      Secret accessToken,
      Instant expiresAt) {
    this.subject = subject;
    this.userName = userName;
    this.asked = Set.copyOf(asked);
    this.refreshToken = refreshToken;
    this.refused = refused;
    this.accessToken = accessToken;
    this.expiresAt = expiresAt;
  }

  /** The sign-in of a person who has just been there. */
  public static StoredSignIn ofPerson(
      Identity who, String userName, Set<String> asked, TokenAnswer answer) {
    return new StoredSignIn(
        who.subject(),
        userName,
        asked,
        answer.refreshToken().orElse(null),
        false,
        answer.accessToken(),
        answer.expiresAt());
  }

  /** The tokens of an application. */
  public static StoredSignIn ofApplication(Set<String> asked, TokenAnswer answer) {
    return new StoredSignIn("", "", asked, null, false, answer.accessToken(), answer.expiresAt());
  }

  /** The same person with new tokens; a refresh token that was not replaced stays. */
  public StoredSignIn renewed(TokenAnswer answer) {
    return new StoredSignIn(
        subject,
        userName,
        asked,
        answer.refreshToken().orElse(refreshToken),
        false,
        answer.accessToken(),
        answer.expiresAt());
  }

  /** The same with the older refresh token, where the provider gave no new one to this person. */
  public StoredSignIn orRefreshTokenOf(StoredSignIn older) {
    return refreshToken != null || !older.subject.equals(subject) || older.refused
        ? this
        : new StoredSignIn(
            subject, userName, asked, older.refreshToken, false, accessToken, expiresAt);
  }

  /** The same, with the note that the provider refused the refresh token. */
  public StoredSignIn withRefusedRefreshToken() {
    return new StoredSignIn(subject, userName, asked, refreshToken, true, accessToken, expiresAt);
  }

  /** Reads an entry of the store; empty when it is not one of these. */
  public static Optional<StoredSignIn> read(Secret entry) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(entry.use(String::new));
      if (!FORMAT.equals(members.get("format"))) {
        return Optional.empty();
      }
      long seconds = members.get("expiresAt") instanceof Number number ? number.longValue() : 0;
      return Optional.of(
          new StoredSignIn(
              text(members, "subject"),
              text(members, "userName"),
              words(text(members, "asked")),
              secret(members, "refreshToken"),
              Boolean.TRUE.equals(members.get("refused")),
              secret(members, "accessToken"),
              Instant.ofEpochSecond(seconds)));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The entry for the store; the caller closes it. */
  public Secret write() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", FORMAT);
    members.put("version", VERSION);
    members.put("subject", subject);
    members.put("userName", userName);
    members.put("asked", String.join(" ", new TreeSet<>(asked)));
    if (refreshToken != null) {
      members.put("refreshToken", refreshToken.use(String::new));
      members.put("refused", refused);
    }
    if (accessToken != null) {
      members.put("accessToken", accessToken.use(String::new));
      members.put("expiresAt", expiresAt.getEpochSecond());
    }
    return Secret.ofText(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(members));
  }

  private static String text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  private static Secret secret(Map<String, Object> members, String name) {
    String text = text(members, name);
    return text.isEmpty() ? null : Secret.ofText(text);
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>(List.of(text.split(" ")));
    words.remove("");
    return words;
  }

  /** The provider's own name for the person; empty for an application. */
  public String subject() {
    return subject;
  }

  /** The name to show; empty for an application. */
  public String userName() {
    return userName;
  }

  /** The scopes that were asked for. */
  public Set<String> asked() {
    return asked;
  }

  /** The refresh token, if there is one. */
  public Optional<Secret> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /** Whether there is a refresh token that the provider has not refused. */
  public boolean hasGoodRefreshToken() {
    return refreshToken != null && !refused;
  }

  /** The access token, if there is one. */
  public Optional<Secret> accessToken() {
    return Optional.ofNullable(accessToken);
  }

  /** When the access token ends. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Without tokens. */
  @Override
  public String toString() {
    return "StoredSignIn[" + subject + "]";
  }
}
