package io.topiary.ui.kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** The beat of the window. FX thread. */
public final class FxMetronome implements Metronome {

    @Override
    public Runnable eachSecond(Runnable beat) {
        Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), event -> beat.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
