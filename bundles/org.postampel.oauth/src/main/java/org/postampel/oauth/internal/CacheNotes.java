package org.postampel.oauth.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.credential.Secret;

/**
 * What a stored sign-in tells about the age of its refresh token. One member of its JSON is the end
 * the authority stated, which Microsoft's library drops.
 *
 * @param lastUse when the newest access token came
 * @param refreshTokenEnd the end the authority stated, if it did
 */
record CacheNotes(Optional<Instant> lastUse, Optional<Instant> refreshTokenEnd) {

  private static final String OURS = "PostampelRefreshTokenEnd";
  private static final long LATEST = 99_999_999_999L;
  private static final CacheNotes NONE = new CacheNotes(Optional.empty(), Optional.empty());

  /** Reads an entry; one that cannot be read tells nothing. */
  static CacheNotes of(Secret cache) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(cache.use(String::new));
      long newest = 0;
      if (members.get("AccessToken") instanceof Map<?, ?> tokens) {
        for (Object token : tokens.values()) {
          if (token instanceof Map<?, ?> known) {
            newest = Math.max(newest, seconds(known.get("cached_at")));
          }
        }
      }
      return new CacheNotes(instant(newest), instant(seconds(members.get(OURS))));
    } catch (ParseException e) {
      return NONE;
    }
  }

  /** The same for an entry that is a secret already; it is closed. */
  static Secret with(Secret entry, Optional<Instant> refreshTokenEnd) {
    try (entry) {
      return with(entry.<String>use(String::new), refreshTokenEnd);
    }
  }

  /** The cache with the end the authority stated last, or without one. */
  static Secret with(String cache, Optional<Instant> refreshTokenEnd) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(cache);
      members.remove(OURS);
      refreshTokenEnd.ifPresent(end -> members.put(OURS, end.getEpochSecond()));
      return Secret.ofText(JSONObjectUtils.toJSONString(members));
    } catch (ParseException e) {
      return Secret.ofText(cache);
    }
  }

  private static Optional<Instant> instant(long seconds) {
    return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  /** A number, or a number in a text as the library writes it; 0 for what no calendar holds. */
  static long seconds(Object value) {
    if (value instanceof Number number) {
      return number.longValue() > LATEST ? 0 : number.longValue();
    }
    return value instanceof String text && text.matches("[0-9]{1,11}") ? Long.parseLong(text) : 0;
  }
}
