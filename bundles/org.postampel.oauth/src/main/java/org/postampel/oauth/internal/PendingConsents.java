package org.postampel.oauth.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.oauth.AdminConsent;
import org.postampel.oauth.PendingConsent;

/**
 * Remembers in the token store which sign-ins wait for the administrator's approval, and for which
 * scopes: a mailbox that needs fewer scopes of the same sign-in waits for nothing. A note nobody
 * can read counts as none.
 */
final class PendingConsents {

  private final TokenStore store;
  private final Clock clock;

  PendingConsents(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What the request's mailbox waits for, if anything. */
  Optional<PendingConsent> of(TokenRequest request) {
    Set<String> needed = request.allScopes();
    return read(request)
        .filter(note -> needed.containsAll(note.scopes))
        .map(note -> note.pending(request));
  }

  /** Notes that the authority wants the administrator's approval first. */
  PendingConsent note(TokenRequest request, AuthorityFailure failure) {
    Set<String> scopes = new TreeSet<>(request.scopes());
    Instant since =
        read(request)
            .filter(earlier -> earlier.scopes.equals(scopes))
            .map(earlier -> earlier.since)
            .orElseGet(clock::instant);
    Note note = new Note(since, scopes, failure);
    try (Secret text = Secret.ofText(note.asText())) {
      store.write(name(request), text);
    }
    return note.pending(request);
  }

  /** Forgets the note when a token was granted for all its scopes. */
  void granted(TokenRequest request) {
    if (read(request).filter(note -> request.scopes().containsAll(note.scopes)).isPresent()) {
      forget(request);
    }
  }

  /** Forgets the note. */
  void forget(TokenRequest request) {
    store.remove(name(request));
  }

  private Optional<Note> read(TokenRequest request) {
    Optional<Secret> stored = store.read(name(request));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try (Secret text = stored.get()) {
      return Note.of(text.use(String::new));
    }
  }

  private static SecretName name(TokenRequest request) {
    return SecretName.pendingConsent(request.key());
  }

  private record Note(Instant since, Set<String> scopes, AuthorityFailure failure) {

    PendingConsent pending(TokenRequest request) {
      return new PendingConsent(AdminConsent.address(request.mailbox()), since, failure);
    }

    String asText() {
      Map<String, Object> members = new TreeMap<>();
      members.put("since", since.toString());
      members.put("scopes", List.copyOf(scopes));
      members.put("status", failure.httpStatus());
      members.put("error", failure.error());
      members.put("suberror", failure.suberror());
      members.put("description", failure.description());
      members.put("trace", failure.traceId());
      members.put("correlation", failure.correlationId());
      return JSONObjectUtils.toJSONString(members);
    }

    private static String text(Map<String, Object> members, String name) throws ParseException {
      String text = JSONObjectUtils.getString(members, name);
      return text == null ? "" : text;
    }

    static Optional<Note> of(String text) {
      try {
        Map<String, Object> members = JSONObjectUtils.parse(text);
        return Optional.of(
            new Note(
                Instant.parse(text(members, "since")),
                new TreeSet<>(List.of(JSONObjectUtils.getStringArray(members, "scopes"))),
                new AuthorityFailure(
                    JSONObjectUtils.getInt(members, "status"),
                    text(members, "error"),
                    text(members, "suberror"),
                    text(members, "description"),
                    text(members, "trace"),
                    text(members, "correlation"))));
      } catch (ParseException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }
}
