package org.postampel.ui.internal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.ui.internal.model.Lamp;

class LightPainterTest {

  private static final RGB WHITE = new RGB(255, 255, 255);
  private static final RGB BLACK = new RGB(0, 0, 0);
  private static final RGB DARK_LIST = new RGB(0x2D, 0x2D, 0x2D);
  private static final RGB SELECTION = new RGB(0x35, 0x84, 0xE4);
  private static final RGB DARK_SELECTION = new RGB(0x15, 0x53, 0x9E);

  /** What WCAG 2.1 asks of graphics in criterion 1.4.11. */
  private static final double ENOUGH = 3;

  private static Display display;

  @BeforeAll
  static void openDisplay() {
    display = new Display();
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @ParameterizedTest
  @EnumSource(Lamp.class)
  void everyLightStandsOutOnLightAndDarkListsAndOnSelectedRows(Lamp lamp) {
    assertStandsOut(lamp, WHITE, BLACK, false);
    assertStandsOut(lamp, DARK_LIST, WHITE, false);
    assertStandsOut(lamp, SELECTION, WHITE, true);
    assertStandsOut(lamp, DARK_SELECTION, WHITE, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void withoutColourEveryTwoLightsDifferByTheirShape(int size) {
    List<ImageData> drawn = new ArrayList<>();
    for (Lamp lamp : Lamp.values()) {
      drawn.add(draw(lamp, size, WHITE, BLACK, false));
    }
    for (int one = 0; one < drawn.size(); one++) {
      for (int other = 0; other < one; other++) {
        assertThat(different(drawn.get(one), drawn.get(other), size))
            .as(Lamp.values()[one] + " and " + Lamp.values()[other])
            .isGreaterThan(size * size / 25);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lamp.class)
  void aLightFillsItsPlaceAtEveryScaleAndNothingBeyond(Lamp lamp) {
    for (int size : new int[] {16, 24, 32}) {
      ImageData image = draw(lamp, size, WHITE, BLACK, false);
      int margin = margin(size);
      int first = image.width;
      int last = -1;
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          if (!at(image, x, y).equals(WHITE)) {
            first = Math.min(first, x);
            last = Math.max(last, x);
          }
        }
      }
      assertThat(first).as("left edge at " + size).isBetween(margin - 1, margin + size / 8);
      assertThat(last)
          .as("right edge at " + size)
          .isBetween(margin + size * 7 / 8 - 2, margin + size);
    }
  }

  private static void assertStandsOut(Lamp lamp, RGB around, RGB ink, boolean halo) {
    ImageData image = draw(lamp, 16, around, ink, halo);
    int clear = 0;
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        if (contrast(at(image, x, y), around) >= ENOUGH) {
          clear++;
        }
      }
    }
    assertThat(clear).as(lamp + " on " + around).isGreaterThanOrEqualTo(24);
  }

  private static int different(ImageData one, ImageData other, int size) {
    int count = 0;
    int margin = margin(size);
    for (int y = margin; y < margin + size; y++) {
      for (int x = margin; x < margin + size; x++) {
        if (contrast(at(one, x, y), at(other, x, y)) >= 2) {
          count++;
        }
      }
    }
    return count;
  }

  private static int margin(int size) {
    return size / 4;
  }

  private static ImageData draw(Lamp lamp, int size, RGB around, RGB ink, boolean halo) {
    int whole = size + 2 * margin(size);
    Image image = new Image(display, whole, whole);
    GC gc = new GC(image);
    try {
      gc.setBackground(new Color(around));
      gc.fillRectangle(0, 0, whole, whole);
      gc.setForeground(new Color(ink));
      LightPainter.paint(gc, lamp, margin(size), margin(size), size, halo);
      return image.getImageData(100);
    } finally {
      gc.dispose();
      image.dispose();
    }
  }

  private static RGB at(ImageData data, int x, int y) {
    return data.palette.getRGB(data.getPixel(x, y));
  }

  private static double contrast(RGB one, RGB other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(RGB rgb) {
    return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
