package org.postampel.testkit.internal.directory;

import java.util.Objects;
import java.util.UUID;

/**
 * An account of the directory.
 *
 * @param address user principal name and primary address, in lower case
 * @param name shown to people
 * @param objectId the account's object id
 * @param kind what kind of account it is
 */
public record Person(String address, String name, UUID objectId, Kind kind) {

  /** What kind of account it is. */
  public enum Kind {
    /** A person with a mailbox who may consent. */
    MEMBER,
    /** A person with a mailbox for whom only an administrator may consent. */
    MEMBER_WITHOUT_CONSENT,
    /** The account behind a shared mailbox; signing in as it is blocked. */
    SHARED_MAILBOX,
    /** A person without a mailbox who may consent for all. */
    ADMINISTRATOR
  }

  /** Checks that nothing is missing. */
  public Person {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(objectId, "objectId");
    Objects.requireNonNull(kind, "kind");
  }
}
