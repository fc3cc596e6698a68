package org.postampel.mail.internal.channel;

import java.io.IOException;
import org.postampel.mail.Disturbance;

/** Carries a {@link Disturbance} from the channel to the edge of the dialogue; never leaves it. */
public final class BrokenDialogue extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Disturbance disturbance;

  /** An exception for the disturbance. */
  public BrokenDialogue(Disturbance disturbance) {
    super(disturbance.kind() + ": " + disturbance.literal());
    this.disturbance = disturbance;
  }

  /** An exception for a disturbance of that kind. */
  public BrokenDialogue(Disturbance.Kind kind, String literal) {
    this(new Disturbance(kind, literal));
  }

  /** What happened. */
  public Disturbance disturbance() {
    return disturbance;
  }
}
