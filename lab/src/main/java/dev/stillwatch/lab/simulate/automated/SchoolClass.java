package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Mixed;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Emails;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.simulate.world.Route;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The students of one class: one address for the whole campus, the same exercise sheets in the same weeks. */
record SchoolClass() implements Group {
    private static final double HOMEWORK = 0.45;

    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        Organisation school = Organisation.of(world, Network.Kind.UNIVERSITY, false, dice.of("school"));
        Route campus = school.host(dice.of("campus"));
        Author homework = homework(dice.of("sheets"));
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice own = dice.of("student", i);
            long signedUp = Person.signedUp(world, 0.2, own.of("since"));
            Person person = Person.of(world, school.place(), signedUp, own.of("household"), own);
            ClientKit laptop = ClientKits.browser(own.of("laptop"));
            Edge home = person.edge();
            Edge desk = (at, session) -> session.chance(0.6) ? laptop.by(campus) : home.client(at, session);
            Person student = person.writing(new Mixed(person.author(), homework, HOMEWORK))
                    .from(desk)
                    .registered(student(person.registration(), school, own));
            actors.add(student.actor(TruthRow.automated(student.registration().accountId(), kind, "")));
        }
        return actors;
    }

    /** This week's sheets, a few of them. */
    private static Author homework(Dice dice) {
        List<Author> sheets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String sheet = Programme.text("sheet", dice.of("sheet", i));
            sheets.add(session -> begin(sheet, session));
        }
        return session -> session.pick(sheets).begin(session);
    }

    private static Conversation begin(String sheet, Dice session) {
        return new Programme("class", Map.of("sheet", sheet), session.of("own words")).begin(session);
    }

    private static Registration student(Registration own, Organisation school, Dice dice) {
        return new Registration(
                own.accountId(),
                "",
                own.at(),
                dice.chance(0.5) ? Emails.at(school.domain(), school.place().language(), dice) : own.email(),
                own.phone(),
                own.payment(),
                own.device(),
                own.verification(),
                own.plan(),
                dice.chance(0.7) ? "education" : "",
                own.referral(),
                own.credentials(),
                own.client());
    }
}
