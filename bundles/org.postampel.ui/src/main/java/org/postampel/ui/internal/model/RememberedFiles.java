package org.postampel.ui.internal.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postampel.core.validation.NamedFiles;

/**
 * What was found out about the files a mailbox names, so that judging a draft waits for no disk. A
 * file nobody has looked at yet counts as usable. Safe for several threads.
 */
final class RememberedFiles implements NamedFiles {

  private record Use(Path file, boolean trusted) {}

  private final NamedFiles real;
  private final Map<Use, Finding> found = new ConcurrentHashMap<>();
  private final Set<Use> named = ConcurrentHashMap.newKeySet();

  /**
   * Nothing is known yet.
   *
   * @param real touches the disk; asked by {@link #look()} alone
   */
  RememberedFiles(NamedFiles real) {
    this.real = real;
  }

  @Override
  public Finding trustedCertificates(Path file) {
    return remembered(new Use(file, true));
  }

  @Override
  public Finding clientCertificate(Path file) {
    return remembered(new Use(file, false));
  }

  private Finding remembered(Use use) {
    named.add(use);
    return found.getOrDefault(use, Finding.USABLE);
  }

  /** Looks at the files that were asked for since the last look; whether that is any news. */
  boolean look() {
    boolean news = false;
    for (Use use : named) {
      named.remove(use);
      Finding now =
          use.trusted() ? real.trustedCertificates(use.file()) : real.clientCertificate(use.file());
      Finding before = found.put(use, now);
      news |= now != (before == null ? Finding.USABLE : before);
    }
    return news;
  }
}
