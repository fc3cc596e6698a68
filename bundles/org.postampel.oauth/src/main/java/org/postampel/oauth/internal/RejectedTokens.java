package org.postampel.oauth.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.SignInKey;

/**
 * Remembers which tokens mail servers rejected, by fingerprint: several legs that reject one token
 * together cause one new token, not one each. Safe for several threads.
 */
final class RejectedTokens {

  private static final int KEPT = 256;

  private final Map<Use, Long> handedOut = new HashMap<>();
  private final Set<Slot> nextMustBeNew = new HashSet<>();
  private final Map<Long, Boolean> rejected =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > KEPT;
        }
      };

  /** Who uses a token: two legs of a mailbox may hold an old and a new one at a time. */
  private record Use(MailboxId mailbox, MailProtocol protocol, SignInKey key) {
    static Use of(TokenRequest request, MailProtocol protocol) {
      return new Use(request.mailbox().id(), protocol, request.key());
    }
  }

  private record Slot(SignInKey key, Set<String> scopes) {
    static Slot of(TokenRequest request) {
      return new Slot(request.key(), request.scopes());
    }
  }

  /** Notes that there is a token that nobody has rejected yet. */
  synchronized void granted(TokenRequest request) {
    nextMustBeNew.remove(Slot.of(request));
  }

  /** Notes that this token is what the next rejection by this protocol's server is about. */
  synchronized void handedOut(TokenRequest request, MailProtocol protocol, Secret token) {
    handedOut.put(Use.of(request, protocol), fingerprint(token));
  }

  /** Notes that the protocol's server rejected what was handed out for it last. */
  synchronized void reject(TokenRequest request, MailProtocol protocol) {
    Long token = handedOut.get(Use.of(request, protocol));
    if (token == null) {
      nextMustBeNew.add(Slot.of(request));
    } else {
      rejected.put(token, true);
    }
  }

  /** Whether a server has rejected this token, or any token of this request handed out before. */
  synchronized boolean isRejected(TokenRequest request, Secret token) {
    return nextMustBeNew.contains(Slot.of(request)) || rejected.containsKey(fingerprint(token));
  }

  private static long fingerprint(Secret token) {
    return token.useUtf8(
        bytes -> {
          try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
          } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
