package org.postampel.testkit.demo;

import java.util.Objects;
import java.util.Optional;

/**
 * One of the demo's mailbox files and what its check is expected to say.
 *
 * @param id file name without extension
 * @param mailbox whose mail it is
 * @param person who signs in; nothing where the application does
 * @param canSignIn whether a sign-in succeeds without an administrator
 * @param light the expected overall light: green, yellow or red
 */
public record DemoMailbox(
    String id, DemoAccount mailbox, Optional<DemoAccount> person, boolean canSignIn, String light) {

  /** Checks that nothing is missing. */
  public DemoMailbox {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(light, "light");
  }
}
