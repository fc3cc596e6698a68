package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BoxedText;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.TabLeaves;

/**
 * What a person takes from the sign-in to somewhere else: an address in one line, as it is not to
 * be read but copied, and the platform would break it with hyphens that are not part of it; or the
 * sentences that help, in a block.
 */
final class TextToCopy {

  private static final int LINES = 10;

  private final Composite area;
  private final Label addressLabel;
  private final Text address;
  private final Label helpLabel;
  private final Text help;

  /**
   * Nothing to copy yet, with the room of an address.
   *
   * @param width how wide it asks to be, in pixels
   */
  TextToCopy(Composite parent, Sentences sentences, int width) {
    area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(area);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
    addressLabel = label(sentences.get("sign-in.address"));
    address = new Text(area, SWT.BORDER | SWT.READ_ONLY | SWT.SINGLE);
    Ids.named(Ids.mark(address, "sign-in.address"), addressLabel);
    GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(address);
    helpLabel = label(sentences.get("sign-in.help"));
    help = BoxedText.readOnly(area, SWT.V_SCROLL);
    Ids.named(Ids.mark(help, "sign-in.help"), helpLabel);
    TabLeaves.from(help);
    GridDataFactory.fillDefaults()
        .grab(true, true)
        .hint(width, BoxedText.heightOf(help, LINES))
        .applyTo(help.getParent());
    address("");
  }

  private Label label(String text) {
    Label label = new Label(area, SWT.NONE);
    label.setText(text);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
    return label;
  }

  /** Shows an address; the empty one only keeps the room. The window is laid out by the caller. */
  void address(String page) {
    show(page, "", true, false);
  }

  /** Shows the sentences that help. */
  void help(String sentences) {
    show("", sentences, false, true);
  }

  /** Shows nothing and takes no room. */
  void nothing() {
    show("", "", false, false);
  }

  /** What there is to copy; empty for nothing. */
  String text() {
    return address.getText() + help.getText();
  }

  private void show(String page, String sentences, boolean line, boolean block) {
    address.setText(page);
    help.setText(sentences);
    Included.set(addressLabel, line);
    Included.set(address, line);
    Included.set(helpLabel, block);
    Included.set(help.getParent(), block);
    Included.set(area, line || block);
  }
}
