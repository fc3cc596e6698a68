package org.postampel.testkit.internal.authority;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sign-ins people are busy with, under the value their forms carry. Thread-safe. */
final class PendingSignIns {
  private static final int MAXIMUM = 1000;
  private final Map<String, PendingSignIn> pending = new LinkedHashMap<>();

  synchronized String add(PendingSignIn signIn) {
    if (pending.size() >= MAXIMUM) {
      pending.remove(pending.keySet().iterator().next());
    }
    String id = Opaque.newValue("P");
    pending.put(Opaque.digest(id), signIn);
    return id;
  }

  synchronized Optional<PendingSignIn> find(String id) {
    return Optional.ofNullable(pending.get(Opaque.digest(id)));
  }

  synchronized void replace(String id, PendingSignIn signIn) {
    pending.replace(Opaque.digest(id), signIn);
  }

  synchronized void remove(String id) {
    pending.remove(Opaque.digest(id));
  }
}
