# Lời nói của Phường ơi. $you là cách xưng hô (bác, cô, chú, anh, chị, bạn, anh/chị), $You là chữ đầu câu.
# Giá trị để trống đến đây là “none”: câu nào có giá trị có thể trống thì chọn theo [none].
# Mỗi câu ngắn, ý chính trước; số điện thoại đứng riêng một dòng. Sửa câu ở đây không cần sửa kiểm thử.

## Gặp lần đầu
hello = Dạ, em là trợ lý tự động của { $ward }, không phải cán bộ.
hello-short = Dạ em là trợ lý tự động của { $ward }.
who-speaks =
    Dạ, em là trợ lý tự động của { $ward }, không phải người thật.{ $trick ->
        [yes] { " " }Phường không hỏi mật khẩu, mã OTP, không bắt chuyển tiền; ai hỏi mấy thứ đó là kẻ gian ạ.
       *[no] { "" }
    }{ $phone ->
        [none] { "" }
       *[other]
            { "" }
            { $You } muốn hỏi lại cho chắc thì gọi phường:
            { $phone }
    }
notice =
    Khi { $you } báo việc, phường lưu lời nhắn, chỗ xảy ra, ảnh và số liên lạc, chỉ để xử lý, trả lời { $you } và giúp em hiểu đúng hơn (đã bỏ tên, số, địa chỉ).
    Vị trí và ảnh là dữ liệu riêng tư, nhạy cảm, chỉ người lo việc đó được xem. Nhắn “dữ liệu của tôi” để xem lại, “xóa dữ liệu” để xóa.
    { $You } nhắn việc cần báo cho em tức là { $you } đồng ý như vậy. Phường không bao giờ hỏi mật khẩu hay mã OTP.
ask-address = Em xưng hô thế nào cho phải ạ? Hoặc { $you } nhắn luôn việc cần báo cũng được.
address-set = Dạ, em chào { $you }. { $You } cần em giúp việc gì ạ?
address-kept = Dạ, em gọi là { $you } ạ.
welcome-back = Dạ, em chào { $you }. Hôm nay { $you } cần em giúp việc gì ạ?
menu = { $You } cần em giúp việc gì ạ?
at-place = { $You } đang ở { $place }.
language-set = Dạ, từ giờ em nói tiếng Việt. { $You } cần em giúp việc gì ạ?
language-now = Dạ, từ giờ em nói tiếng Việt ạ.
thanks = Dạ không có gì ạ. { $You } cần gì cứ nhắn em.
acknowledged = Dạ vâng. Phiếu { $code } đã đến tay phường rồi ạ.
small-talk = Dạ vâng ạ.
zalo-ask-contact = Cho phường xin tên và số điện thoại để cán bộ gọi lại. Không gửi cũng không sao ạ.
phone-kept = Dạ em lưu số của { $you } rồi, để phường gọi lại hoặc nhắn Zalo về việc { $you } đã báo. Không muốn thì { $you } nhắn “xóa dữ liệu”.
label = { $text }

## Nút chọn
form-bac = Bác
form-co = Cô
form-chu = Chú
form-anh = Anh
form-chi = Chị
form-ban = Bạn
button-report = Báo hư hỏng
button-papers = Hỏi giấy tờ
button-my-tickets = Phiếu của tôi
button-human = Gặp cán bộ
button-send-location = Gửi vị trí
button-unknown = Không biết
button-agree = Đồng ý gửi
button-fix = Sửa
button-cancel = Hủy
button-skip = Bỏ qua
button-both = Cả hai việc
button-only-first = Chỉ một việc
button-something-else = Việc khác
button-add = Nhắn thêm
button-withdraw = Rút phiếu
button-me-too = Tôi cũng bị
button-not-same = Không, chỗ khác
button-add-there = Ghi thêm vào phiếu đó
button-open-again = Mở lại phiếu đó
button-leave = Rút tên tôi
button-fixed = Rồi
button-not-fixed = Chưa
button-rate-good = Tốt
button-rate-fair = Tạm được
button-rate-poor = Chưa tốt
button-reason-slow = Lâu quá
button-reason-half = Làm chưa xong hết
button-reason-rude = Thái độ chưa tốt
button-reason-fast = Làm nhanh
button-reason-kind = Nhiệt tình
button-fix-kind = Loại việc
button-pin-there = Đúng, phiếu đó ở đây
button-as-before = Vẫn như cũ
button-fix-place = Chỗ xảy ra
button-fix-words = Nội dung
button-pass-on = Chuyển giúp
button-not-now = Thôi
button-resume = Làm tiếp
button-drop = Bỏ đi
button-called = Đã gọi
button-not-called = Chưa gọi được
button-mistake = Nhầm rồi, không có gì khẩn cấp
button-see-data = Xem phường lưu gì
button-erase-data = Xóa dữ liệu
button-copy-data = Xin bản sao
button-see-notice = Đọc lại lời dặn đầu
button-erase-yes = Xóa
button-keep = Giữ lại
button-reception = Hẹn tiếp công dân

## Báo việc
report-ask-what = Dạ, { $you } kể em nghe: hư hỏng gì, hay có chuyện gì ạ?
report-ask-what-again = Dạ, { $you } nói rõ hơn giúp em là việc gì, ví dụ “đèn đường tắt”, “rác chưa lấy”, “cống tắc”.
report-ask-fixed = Dạ, { $you } nhắn lại giúp em: việc gì, ở đâu ạ? Chỉ sai loại việc thì { $you } chọn ở dưới.
report-ask-kind = Dạ, { $you } chọn giúp em, đây là việc nào ạ?
report-ask-kind-again = { $You } chọn giúp em một số ở dưới. Việc nào gần giống nhất cũng được ạ.
report-ask-both = Dạ, em hiểu là hai việc: { $first } và { $second }. Em mở hai phiếu nhé?
report-ask-both-again = { $You } chọn giúp em: cả hai việc, hay chỉ một việc ({ $first }) ạ?
report-ask-location =
    { $was ->
        [none] Dạ, chỗ đó ở đâu ạ? { $You } gửi vị trí, hoặc nhắn số nhà, tên hẻm gần nhất giúp em.
       *[other] Dạ, em đang ghi: { $was }. Đúng ra là ở đâu ạ?
    }
report-ask-location-again = { $You } nhắn giúp em tên đường, tên hẻm, hay gần nhà ai, gần chợ nào cũng được ạ.
report-how-pin = { $You } bấm nút vị trí ở khung nhắn tin giúp em. Không thấy nút thì nhắn tên đường, tên hẻm cũng được ạ.
report-changed = Dạ, em đổi lại là { $what }.
report-confirm =
    { $has_place ->
        [yes] Dạ, em ghi: { $what }, ở { $where }. Em gửi phường nhé?
       *[no] Dạ, em ghi: { $what }, chưa rõ chỗ. Em gửi phường nhé?
    }
report-confirm-again = { $You } chọn giúp em: đồng ý gửi, sửa, hay hủy ạ?
report-cancelled = Dạ, em không gửi nữa. { $You } cần gì cứ nhắn em.
report-opened =
    Dạ em ghi nhận rồi ạ: { $what }, { $where }. Mã phiếu của { $you } là { $code }.
    { $unit } sẽ trả lời trước { $due }.{ $photo ->
        [ask] { " " }Có ảnh thì { $you } gửi thêm cho em nhé.
       *[no] { "" }
    }{ $owner ->
        [none] { "" }
       *[other]
            { "" }
            { $owner }
    }{ $question ->
        [none] { "" }
       *[other]
            { "" }
            { $question }
    }
report-opened-two =
    Dạ em ghi nhận hai việc rồi ạ. Mã phiếu của { $you } là { $code } và { $second }.
    Phường sẽ trả lời phiếu đầu trước { $due }, phiếu sau trước { $second_due }.
report-ask-alike =
    { $metres ->
        [-1] Dạ, { $what } ở { $where } đã có { $count } người báo, từ { $since }.
        [0] Dạ, { $what } ngay chỗ { $you } gửi đã có { $count } người báo, từ { $since }.
       *[other] Dạ, { $what } cách chỗ { $you } gửi chừng { $metres } mét đã có { $count } người báo, từ { $since }.
    }
    { $sure ->
        [yes] { $You } cũng bị chuyện đó phải không ạ?
       *[no] Không biết có phải cùng một chuyện với { $you } không ạ?
    }
report-ask-alike-again = { $You } chọn giúp em: cũng bị chuyện đó, hay là chỗ khác ạ?
report-ask-own =
    { $status ->
        [resolved] Dạ, việc này { $you } đã báo ở phiếu { $code }, phường báo đã xong. Chưa được thì em mở lại phiếu đó nhé?
        [new] Dạ, việc này { $you } đã báo ở phiếu { $code }, { $unit } sẽ trả lời trước { $due }. Em ghi thêm vào phiếu đó nhé?
       *[other] Dạ, việc này { $you } đã báo ở phiếu { $code }, { $unit } hẹn xong trước { $due }. Em ghi thêm vào phiếu đó nhé?
    }
report-joined =
    Dạ, em ghi thêm { $you } vào phiếu { $code } rồi ạ: { $what }.
    { $status ->
        [new] { $unit } sẽ trả lời trước { $due }; khi xong em hỏi lại { $you }.
       *[other] { $unit } hẹn xong trước { $due }; khi xong em hỏi lại { $you }.
    }
storm-known =
    Dạ, phường đã biết { $what }{ $where ->
        [none] { "" }
       *[other] { " " }ở { $where }
    } và đang lo{ $count ->
        [1] { "" }
       *[other] ; đã có { $count } người báo
    }. Em ghi chỗ của { $you } vào phiếu { $code }, xong em hỏi lại.
storm-ask-danger =
    { $kind ->
        [drowning_flood] Có ai mắc kẹt, cần người đến đón không ạ?
        [electric] Có dây điện rơi xuống, hay chạm vào nước không ạ?
       *[accident] Có ai bị thương, hay bị kẹt không ạ?
    }
storm-ask-depth = Dạ. Nước tới đâu rồi ạ?
storm-thanks = Dạ em ghi rồi ạ. { $You } giữ an toàn, có gì mới cứ nhắn em, phiếu { $code }.
button-nobody-in-danger = Không có
button-somebody-in-danger = Có, cần giúp ngay
button-depth-ankle = Mắt cá
button-depth-knee = Đầu gối
button-depth-seat = Yên xe
button-depth-higher = Cao hơn
place-pole = cột { $pole }
place-pin = chỗ đã gửi vị trí
private-matter = việc riêng
place-unknown = chưa rõ chỗ

## Một câu hỏi hay nhất cho mỗi loại việc, hỏi sau khi đã có mã phiếu
ask-CS1 = Cột đèn đó số mấy, hay cạnh nhà số mấy ạ?
ask-CS2 = Cột đèn đó số mấy, hay cạnh nhà số mấy ạ?
ask-CS3 = Quanh đó có nước đọng không ạ? Đừng chạm vào cột, tủ điện nhé.
ask-CS4 = Chừng mấy nhà đi qua đoạn đó ạ?
ask-RT1 = Lần lấy rác gần nhất là hôm nào ạ?
ask-RT2 = Người ta hay đổ ra đó lúc nào ạ?
ask-RT3 = Đống đó chừng bao nhiêu ạ?
ask-RT4 = Đó là đồ gì, to cỡ nào ạ?
ask-RT5 = Con vật đó to cỡ nào ạ?
ask-RT6 = Chỗ đó bẩn, hôi nhất lúc nào ạ?
ask-TO1 = Bây giờ còn ồn không ạ?
ask-TO2 = Quán đó tên gì ạ?
ask-TO3 = Bây giờ họ còn đang làm không ạ?
ask-TO4 = Thường ồn vào lúc nào ạ?
ask-TO5 = Loa hay kêu vào lúc nào ạ?
ask-GT1 = Chỗ hỏng đó rộng, sâu cỡ nào ạ?
ask-GT2 = Miệng cống đã có gì che chắn chưa ạ?
ask-GT3 = Đèn tắt hẳn hay sáng sai ạ?
ask-GT4 = Cái đó bị sao ạ?
ask-GT5 = Bây giờ xe còn ở đó không ạ?
ask-GT6 = Ở đó có bảng ghi tên đơn vị đào đường không ạ?
ask-GT7 = Xe tuyến số mấy, lúc mấy giờ ạ?
ask-NN1 = Nước sâu tới đâu ạ?
ask-NN2 = Nước có tràn lên đường không ạ?
ask-NN3 = Ở đó có cá chết không ạ?
ask-NN4 = Gần đó có người đang ở không ạ?
ask-CX1 = Cây đè lên cái gì ạ?
ask-CX2 = Cành đó cao cỡ nào ạ?
ask-CX3 = Vì sao cần cắt tỉa ạ?
ask-CX4 = Trẻ con chơi ở đó có dễ bị đau không ạ?
ask-CX5 = Bây giờ họ còn đang chặt không ạ?
ask-DT1 = Họ hay bày ra lúc nào ạ?
ask-DT2 = Chợ hay họp lúc nào ạ?
ask-DT3 = Ở đó dán ít hay nhiều ạ?
ask-DT4 = Họ đang xây đến đâu rồi ạ?
ask-DT5 = Có ai đang ở chỗ nguy hiểm đó không ạ?
ask-DN1 = Mất điện riêng nhà mình hay cả dãy ạ?
ask-DN2 = Gần đó có người hay có nước không ạ? Đừng lại gần nhé.
ask-DN3 = Bị vậy từ khi nào ạ?
ask-DN4 = Dây thấp cỡ nào ạ?
ask-MT1 = Bây giờ còn khói, còn mùi không ạ?
ask-MT2 = Họ hay xả lúc nào ạ?
ask-MT3 = Có mấy người bị ốm ạ?
ask-MT4 = Quanh đó có mấy người bị ạ?
ask-MT5 = Con chó đó đã cắn ai chưa ạ?
ask-MT6 = Nhà đó nuôi con gì, chừng bao nhiêu con ạ?
ask-AN1 = Bây giờ ở đó còn gây rối không ạ?
ask-AN2 = Việc đó xảy ra lúc nào ạ?
ask-AN4 = Lối đó bị chắn bằng gì ạ?
ask-AN6 = Bây giờ người đó còn ở đấy không ạ?
choice-still = Vẫn còn
choice-stopped = Hết rồi
choice-daily = Hết rồi, nhưng ngày nào cũng có
choice-gone = Đi rồi
choice-finished = Xong rồi
choice-morning = Buổi sáng
choice-evening = Buổi chiều, tối
choice-night = Ban đêm
choice-all_day = Cả ngày
choice-yes = Có
choice-no = Không
choice-wet = Có nước
choice-dry = Khô
choice-few_bags = Vài bao
choice-cart = Một xe ba gác
choice-truck = Nhiều hơn
choice-size_small = Nhỏ như con chuột, con gà
choice-size_dog = Cỡ con chó, con mèo
choice-size_big = To hơn
choice-hole_small = Nhỏ, xe vẫn qua được
choice-hole_tray = To bằng cái mâm
choice-hole_danger = Sâu, dễ té xe
choice-covered = Có che rồi
choice-uncovered = Chưa che
choice-off = Tắt hẳn
choice-blinking = Chớp liên tục
choice-wrong = Sáng sai
choice-missing = Mất hẳn
choice-leaning = Gãy, nghiêng
choice-faded = Mờ, bị che
choice-ankle = Mắt cá chân
choice-knee = Đầu gối
choice-wheel = Ngập bánh xe máy
choice-deeper = Sâu hơn nữa
choice-on_wire = Đè dây điện
choice-on_house = Đè nhà, đè xe
choice-on_road = Chỉ chắn đường
choice-reach = Với tay tới
choice-roof = Ngang mái nhà
choice-above = Cao hơn mái nhà
choice-hides = Che đèn, che biển
choice-touches = Chạm dây điện
choice-hangs = Sà xuống đường
choice-few = Vài tờ
choice-many = Dày đặc
choice-footing = Đang làm móng
choice-ground = Tầng một
choice-upper = Tầng hai trở lên
choice-only_me = Riêng nhà mình
choice-whole_row = Cả dãy
choice-head = Ngang đầu người
choice-vehicle = Vướng xe cộ
choice-higher = Cao hơn xe
choice-nobody = Chưa có ai
choice-one = Một người
choice-some = Hai đến bốn người
choice-many_ill = Năm người trở lên
choice-bitten = Cắn rồi
choice-not_bitten = Chưa cắn ai
told-unknown = Dạ không sao ạ, cán bộ đến nơi sẽ xem.
told-bitten =
    Dạ em ghi vào phiếu { $code } rồi ạ. { $You } rửa vết cắn dưới vòi nước với xà phòng 15 phút, rồi đến trạm y tế để được tiêm phòng dại.
    Vết cắn nặng thì gọi:
    { $number }
report-owner =
    { $number ->
        [none] Việc này do { $owner } lo, phường chuyển và theo dõi giúp { $you }.
       *[other]
            Việc này do { $owner } lo. Số gọi:
            { $number }
            Phường cũng ghi lại để theo dõi giúp { $you }.
    }

## Phiếu
tickets-none = Dạ, { $you } chưa có phiếu nào ạ.
tickets-list =
    Dạ, phiếu của { $you } đây ạ:
    { $lines }
ticket-line = { $code } · { $what } · { $status ->
        [new] đã nhận
        [accepted] đang làm
        [waiting_resident] chờ { $you } trả lời
        [waiting_other] chờ đơn vị khác
        [resolved] chờ { $you } xem lại
        [reopened] đang làm lại
        [refused] không làm tiếp
        [closed] đã xong
        [cancelled] đã rút
        [merged] làm chung với phiếu khác
       *[other] đang làm
    }
ticket-show =
    Phiếu { $code }: { $what }{ $where ->
        [none] { "" }
       *[other] , { $where }
    }.
    { $status ->
        [new] { $unit } sẽ trả lời trước { $due }.
        [accepted] { $unit } đang lo, hẹn xong trước { $due }.
        [waiting_resident] Cán bộ đang chờ { $you } trả lời thêm.
        [waiting_other] Phường đang chờ đơn vị khác làm phần của họ.
        [resolved] Phường báo đã xong. { $You } xem giúp em, vậy đã được chưa ạ?
        [reopened] { $unit } đang làm lại, hẹn xong trước { $due }.
        [refused] Phường không làm tiếp việc này được.
        [closed] Việc này đã xong.
        [cancelled] { $You } đã rút phiếu này.
       *[other] Việc này đang được xử lý.
    }{ $late ->
        [yes] { " " }Việc này đã quá hẹn, em xin lỗi { $you }.
       *[no] { "" }
    }
ticket-of-other =
    Phiếu { $code } ({ $what }) { $status ->
        [new] phường đã nhận, sẽ trả lời trước { $due }.
        [accepted] đang có người lo, hẹn xong trước { $due }.
        [closed] đã xong.
        [refused] phường không làm tiếp được.
        [cancelled] người báo đã rút.
       *[other] đang được xử lý.
    } Phiếu này do người khác báo nên em chỉ nói được vậy ạ.
ticket-unknown = Dạ, em không tìm thấy phiếu { $code }. { $You } xem lại mã giúp em nhé.
code-mistyped = Dạ, mã { $code } em tra chưa ra. { $You } xem lại từng chữ, từng số giúp em nhé.
ticket-cannot = Dạ, phiếu { $code } lúc này em chưa làm vậy được. { $status ->
        [closed] Việc này đã xong rồi.
        [cancelled] { $You } đã rút phiếu này rồi.
        [resolved] Phường báo đã xong, đang chờ { $you } xem lại.
        [refused] Phường đã trả lời là không làm tiếp được.
       *[other] Việc này đang được xử lý.
    }
ticket-left = Dạ, em rút tên { $you } khỏi phiếu { $code } rồi ạ. Việc đó phường vẫn làm.
ticket-confirmed-too = Dạ, em cảm ơn { $you } đã xem lại giúp phường. Em ghi vào phiếu { $code } là đã được ạ.
ticket-contested = Dạ, phiếu { $code } ({ $what }) có người báo chưa xong nên phường mở lại. Làm xong, em hỏi lại { $you } ạ.
ticket-merged =
    Dạ, phiếu { $code } ({ $what }) cùng một việc với phiếu { $into } nên phường làm chung một lần.
    Khi xong em vẫn hỏi lại { $you }, mã nào { $you } tra cũng được ạ.
ticket-split = Dạ, phường xem lại thì phiếu { $code } ({ $what }) là việc riêng. { $unit } lo, hẹn trước { $due }.
ticket-show-merged = Phiếu { $code } phường đang làm chung với phiếu { $into }.
ticket-cancelled = Dạ, em rút phiếu { $code } rồi ạ.
ticket-confirmed = Dạ, em cảm ơn { $you }, em đóng phiếu { $code }. { $You } thấy phường làm thế nào ạ?
ticket-reopened =
    { $often ->
        [yes] Dạ em xin lỗi { $you }. Em mở lại phiếu { $code } và báo thẳng lãnh đạo phường.
       *[no] Dạ em xin lỗi { $you }. Em mở lại phiếu { $code } và báo cho người lo việc ngay.
    }
ticket-fixed = Dạ, em sửa rồi: phiếu { $code } là { $what }, { $where }.
ticket-late =
    Dạ em xin lỗi { $you }. Phiếu { $code } ({ $what }) đã quá hẹn { $due }.
    { $told ->
        [yes] Em đã báo lên lãnh đạo phường rồi ạ.
       *[no] Em đã báo phường xem lại ngay ạ.
    }
ticket-waiting =
    Dạ, phiếu { $code } ({ $what }) phải chờ đơn vị khác: “{ $reason }”
    Phường theo dõi giúp { $you }, muộn nhất { $until } phường xem lại ạ.
ticket-extended =
    Dạ em xin lỗi { $you }. Phiếu { $code } ({ $what }) cần thêm thời gian, hẹn lại trước { $due }.
    Lý do: “{ $reason }”
ticket-handed_over = Dạ, cán bộ ở buổi hôm nay đã mở phiếu { $code } cho việc của { $you }. Cán bộ trả lời ở đây trước { $due }.
ticket-claimed = Dạ, phiếu { $code } ({ $what }) đã có người lo, hẹn xong trước { $due }.
ticket-passed = Dạ, phiếu { $code } ({ $what }) đã chuyển cho { $unit }, giờ hẹn vẫn như cũ. Lý do: { $reason }
ticket-sorted = Dạ, phường xếp lại phiếu { $code } là { $what }, { $unit } lo, hẹn trước { $due }.
ticket-resolved =
    { $kind ->
        [report] Dạ, { $unit } báo về phiếu { $code } ({ $what }):
       *[other] Cán bộ phường trả lời phiếu { $code }:
    }
    “{ $answer }”{ $no_photo ->
        [none] { "" }
       *[other] { " " }(không có ảnh: { $no_photo })
    }
    { $kind ->
        [report] { $You } xem giúp em, vậy đã được chưa ạ?
       *[other] { $You } thấy vậy đã được chưa ạ?
    }
ticket-refused =
    Dạ, phiếu { $code } ({ $what }) phường không làm tiếp được. { $refusal ->
        [R1] Phường chưa rõ việc gì, ở đâu. { $You } báo lại kèm ảnh hoặc vị trí giúp em nhé.
        [R2] Việc này đã có người báo trước và phường đang lo.{ $other ->
            [none] { "" }
           *[other] { " " }{ $You } nhắn mã { $other } là xem được làm tới đâu.
        }
        [R3] Chỗ này thuộc phường khác.{ $number ->
            [none] { " " }{ $You } nhắn em “gặp cán bộ” để hỏi nơi nhận ạ.
           *[other]
                { " " }{ $You } gọi tổng đài của thành phố để chuyển tới đúng nơi:
                { $number }
        }
        [R4] Việc này do { $owner ->
            [none] cơ quan khác
           *[other] { $owner }
        } lo. Phường đã chuyển, và sau 5 ngày làm việc sẽ hỏi lại giúp { $you }.{ $number ->
            [none] { "" }
           *[other]
                { "" }
                { $number }
        }
        [R5] Đây là khiếu nại, tố cáo nên phải có đơn. { $You } hẹn ngày tiếp công dân với em được ạ.
        [R6] Đây là chuyện giữa hai nhà nên phường không ra quyết định được. { $You } nhắn em “gặp cán bộ” để nhờ tổ hòa giải; hòa giải không thành thì tòa án giải quyết ạ.
        [R7] Việc này phường đã trả lời rồi và chưa có gì mới. { $You } chưa đồng ý thì có quyền khiếu nại, em hẹn ngày tiếp công dân giúp ạ.
        [R8] Cán bộ xem thì ảnh hoặc lời báo chưa khớp với chỗ đó. { $You } chụp lại tại chỗ giúp em nhé.
        [R9] Lời nhắn có chỗ nặng lời nên cán bộ chưa làm được. { $You } kể lại việc đó giúp em nhé.
        [R10] Nội dung này luật không cho gửi qua đây. { $You } đến gặp trực tiếp giúp em, ở { $address }.
       *[other] { "" }
    }{ $reason ->
        [none] { "" }
       *[other]
            { "" }
            Cán bộ ghi: “{ $reason }”
    }
ticket-undone =
    Dạ em xin lỗi { $you }, tin vừa rồi về phiếu { $code } là nhầm, { $you } bỏ qua giúp em.
    { $status ->
        [new] { $unit } vẫn nhận phiếu này, trả lời trước { $due }.
        [resolved] Phường báo đã xong, { $you } xem giúp em nhé.
       *[other] { $unit } vẫn đang lo, hẹn xong trước { $due }.
    }
ticket-passed_up = Dạ, phiếu { $code } ({ $what }) đã qua mấy đơn vị nên em đưa lên lãnh đạo phường quyết. Giờ hẹn vẫn như cũ ạ.
detail-added = Dạ, em ghi thêm vào phiếu { $code } rồi ạ.
add-ask-words = Dạ, { $you } nhắn hoặc gửi ảnh cho em, em ghi thêm vào phiếu.
answer-ask =
    Cán bộ phường hỏi về phiếu { $code }:
    “{ $question }”
    { $You } trả lời giúp em ạ.
fix-ask-field = Dạ, { $you } muốn sửa phần nào ạ?
fix-ask-pin = Dạ, em nhận được vị trí. Đây là chỗ của phiếu { $code } ({ $what }) phải không ạ?
fix-ask-value =
    { $field ->
        [kind] Dạ, vậy là việc gì ạ?
        [place] Dạ, đúng ra là ở đâu ạ? { $You } nhắn hoặc gửi vị trí.
       *[words] Dạ, { $you } kể lại việc đó giúp em.
    }
reopen-ask-reason = Dạ em xin lỗi { $you }. Chỗ nào chưa được ạ? { $You } nhắn hoặc gửi ảnh giúp em.
reopen-late = Dạ, phiếu { $code } đã đóng quá 7 ngày nên em không mở lại được. { $You } báo lại từ đầu giúp em nhé.
rating-ask-reason =
    { $rating ->
        [good] Dạ em cảm ơn { $you }. { $You } hài lòng nhất điều gì ạ?
       *[other] Dạ em cảm ơn { $you } đã nói thật. Chưa được ở chỗ nào ạ?
    }
rating-ask-own = Dạ, { $you } nhắn cho em nghe nhé.
rating-thanks = Dạ, em cảm ơn { $you }. Em đã chuyển lời tới phường.

## Gặp cán bộ
human-about-ticket = Về phiếu { $code }
human-ask-about = Dạ, { $you } cần gặp cán bộ về việc gì ạ? { $You } nhắn vài chữ cũng được.
human-handed =
    { $open ->
        [yes] Dạ em chuyển cho cán bộ rồi ạ, mã { $code }. Cán bộ trả lời { $you } ở đây trước { $due }.
       *[no] Dạ em chuyển rồi ạ, mã { $code }. Giờ này ủy ban nghỉ, cán bộ trả lời { $you } ở đây trước { $due }.
    }
relayed =
    { $claimed ->
        [yes] Dạ, em chuyển cho cán bộ rồi ạ.
       *[no] Dạ, em chuyển thêm rồi ạ. Cán bộ sẽ trả lời ở đây.
    }
officer-says =
    Cán bộ phường: { $text }
desk-ask-about =
    { $topic ->
        [home_visit] Dạ, { $you } cần ai đến nhà, để làm việc gì ạ?
        [appointment] Dạ, { $you } muốn hẹn về việc gì, hôm nào ạ?
        [feedback] Dạ, { $you } góp ý gì ạ?
        [initiative] Dạ, { $you } có ý tưởng gì cho phường ạ?
       *[other] Dạ, { $you } cần hỏi về giấy tờ gì ạ?
    }
desk-ask-pass-on =
    { $topic ->
        [home_visit] Dạ, việc đến nhà thì cán bộ phải gọi lại để hẹn. Em chuyển lời { $you } nhé?
        [appointment] Dạ, lịch hẹn thì cán bộ mới xếp được. Em chuyển lời { $you } nhé?
        [feedback] Dạ, em cảm ơn { $you }. Em chuyển lời này tới văn phòng ủy ban nhé?
        [initiative] Dạ, em cảm ơn ý của { $you }. Em chuyển tới văn phòng ủy ban nhé?
       *[other] Dạ, phần giấy tờ này em chưa chắc. Em nhờ cán bộ trả lời { $you } nhé?
    }
need-procedure = Hỏi giấy tờ
need-home-visit = Nhờ người đến nhà
need-appointment = Đặt lịch hẹn
need-status = Hỏi phiếu đến đâu rồi
need-cancel = Rút hoặc đổi phiếu
need-human = Gặp cán bộ
need-feedback = Góp ý
need-initiative = Nêu ý tưởng
need-welfare = Xin trợ giúp
need-privacy = Dữ liệu của tôi
need-emergency = Có người đang gặp nguy hiểm

## Chưa hiểu, làm dở, lối ra
not-understood = Dạ, em chưa hiểu ý { $you }. { $You } muốn việc nào ạ?
not-understood-two = Dạ, em chưa chắc ý { $you }. { $You } muốn việc nào dưới đây ạ?
not-understood-person = Dạ em xin lỗi, em vẫn chưa hiểu. Em nhờ cán bộ giúp { $you } ạ.
out-of-scope = Dạ, việc này ngoài phần phường lo. Em giúp { $you } được mấy việc này:
nothing-to-cancel = Dạ, giờ không có gì để hủy. { $You } cần em giúp việc gì ạ?
left = Dạ vâng. { $You } cần gì cứ nhắn em.
parked = Dạ, em để đó. Khi nào muốn, { $you } nhắn “làm tiếp” ạ.
parked-offer =
    { $You } đang làm dở: { $dialogue ->
        [report_issue] báo việc
        [talk_to_human] gặp cán bộ
        [to_desk] nhờ cán bộ
        [answer_officer] trả lời cán bộ
        [privacy] xem dữ liệu
        [guide] giấy tờ
        [appointment] đặt lịch hẹn
        [home_visit] nhờ đến nhà
        [welfare] xin giúp đỡ
       *[other] một việc
    }. { $You } làm tiếp nhé?
parked-hint =
    ({ $You } còn đang làm dở { $dialogue ->
        [report_issue] báo việc
        [talk_to_human] gặp cán bộ
        [to_desk] nhờ cán bộ
        [answer_officer] trả lời cán bộ
        [privacy] xem dữ liệu
        [guide] giấy tờ
        [appointment] đặt lịch hẹn
        [home_visit] nhờ đến nhà
        [welfare] xin giúp đỡ
       *[other] một việc
    }, nhắn “làm tiếp” khi cần.)
back-first = Dạ, đây là câu đầu rồi ạ.
button-old = Dạ, nút đó là của câu hỏi cũ rồi ạ.
dialogue-gone = Dạ, em xin lỗi { $you }. Việc đang làm dở phải làm lại từ đầu ạ.
bug = Dạ em xin lỗi, em bị trục trặc và đã báo phường (mã { $reference }). Lát nữa { $you } thử lại, hoặc nhắn “gặp cán bộ” nhé.
media-sticker = Dạ em chào { $you }. { $You } cần gì cứ nhắn chữ hoặc gửi ảnh cho em ạ.
media-voice = Dạ, em chưa nghe được tin thoại. { $You } nhắn chữ, gửi ảnh, hoặc nhắn “gặp cán bộ” giúp em ạ.
media-video = Dạ, em chưa xem được đoạn phim. { $You } gửi một tấm ảnh giúp em ạ.
media-file = Dạ, em chưa mở được tệp này. { $You } nhắn chữ hoặc gửi ảnh giúp em ạ.
photo-left-out = (Kèm ảnh, nhưng kênh này chưa cho xem được ảnh.)
media-other = Dạ, em chưa đọc được tin này. { $You } nhắn chữ hoặc gửi ảnh giúp em ạ.

## Thủ tục: đi cùng người dân tới khi cầm kết quả. Sự kiện nằm trong handlers/data/procedures, ở đây chỉ có lời nói.
guide-ask-which =
    { $known ->
        [0] Dạ, { $you } cần làm giấy tờ gì ạ? Ví dụ: khai sinh, tạm trú, chứng thực.
       *[other] Dạ, ý { $you } là việc nào dưới đây ạ?
    }
guide-ask-alike = Dạ, có mấy việc tên gần giống nhau. { $question }
guide-ask-bundle = { $says } { $You } muốn làm cách nào ạ?
guide-ask-again = Dạ, { $you } đang làm dở: { $what }. { $You } làm tiếp nhé?
guide-gone = Dạ, thủ tục này em chưa tra được. { $You } nhắn “gặp cán bộ” giúp em nhé.
guide-set-aside = Dạ, em để { $what } lại đó cho { $you }.
guide-other =
    { $title }:
    { $says }
guide-first =
    { $mourning ->
        [yes] Dạ, em xin chia buồn cùng gia đình. { $title }.
       *[no] { $title }.
    } { $what }
    Nơi nhận: { $agency }
    Thời gian: { $time }
    Em hỏi { $count ->
        [1] một câu
       *[other] vài câu
    } để biết đúng giấy tờ và lệ phí của { $you } ạ.
guide-question = { $question }
guide-question-again = { $question } { $help }
guide-card =
    { $first }
    { $rest }
guide-card-papers =
    { $title }{ $perhaps ->
        [none] { "" }
       *[other]
            { "" }
            Có thể làm được, còn tùy:
            { $perhaps }
    }
    { $papers ->
        [none] Giấy tờ: không phải mang gì thêm.
       *[other]
            Giấy tờ:
            { $papers }
    }{ $spared ->
        [none] { "" }
       *[other]
            { "" }
            Không phải nộp: { $spared }.
    }{ $more ->
        [yes]
            { "" }
            Em đọc tiếp lệ phí, nơi nộp nhé?
       *[no] { "" }
    }
guide-card-rest =
    Lệ phí:
    { $fees }{ $waivers ->
        [none] { "" }
       *[other]
            { "" }
            Miễn, giảm: { $waivers }
    }{ $benefits ->
        [none] { "" }
       *[other]
            { "" }
            { $You } được nhận:
            { $benefits }
    }
    Nơi nhận:
    { $agency }
    Thời gian:
    { $time }{ $result ->
        [none] { "" }
       *[other]
            { "" }
            Nhận được: { $result }.
    }{ $advice ->
        [none] { "" }
       *[other]
            { "" }
            { $You } nhớ:
            { $advice }
    }
    { $ground }
guide-card-again = Dạ, { $what }: { $you } muốn làm gì tiếp ạ?
guide-perhaps-papers = Tùy trường hợp, có thể cần thêm:
guide-today = { $why ->
        [late] Hôm nay đã quá { $hour } giờ nên sớm nhất { $day } mới có ạ.
       *[closed] Hôm nay phường nghỉ nên sớm nhất { $day } mới có ạ.
    }
guide-ground =
    { $law ->
        [none] Em xem lại ngày { $day }.
       *[other] Theo { $law }. Em xem lại ngày { $day }.
    }{ $unsure ->
        [yes] { " " }Chỗ có dấu (*) em chưa chắc, phường xác nhận lại cho { $you }.
       *[no] { "" }
    }
guide-if = (nếu { $case })
guide-bring = { $bring ->
        [fill] điền tờ khai
        [original] bản chính
        [copy] bản sao
        [photo] ảnh chụp
        [show] mang theo để xem
        [state] chỉ khai, không nộp
        [sign] ký tên
        [consent] bấm đồng ý trên VNeID
       *[nothing] không phải nộp
    }{ $optional ->
        [yes] , có thì tốt
       *[no] { "" }
    }
guide-fee =
    { $what }: { $channel ->
        [online] nộp qua mạng { $online }
        [counter] tại quầy { $counter }
        [same] { $online }
       *[both] nộp qua mạng { $online }, tại quầy { $counter }
    }
guide-fee-unknown = phường xác nhận
guide-instead =
    { $says }
    { $ground }
guide-not-needed =
    Dạ, { $you } không cần làm thủ tục này. { $says }
    { $ground }
guide-not-entitled =
    Dạ, trường hợp này chưa làm được:
    { $why }
    { $ground }
guide-notice = Dạ, em nhớ giúp những gì { $you } trả lời và đánh dấu, chỉ để làm tiếp việc này. Nhắn “xóa dữ liệu” là em xóa.
guide-kept = Dạ, em nhớ giúp { $you }: { $what }. Khi nào muốn, { $you } nhắn “làm tiếp” ạ.
guide-dropped = Dạ, em bỏ { $what }. { $You } cần gì cứ nhắn em.
guide-line = { $what }: { $stage ->
        [papers] { $missing ->
            [0] đang chuẩn bị giấy tờ
           *[other] còn thiếu { $missing } giấy tờ
        }
        [steps] đang nộp
        [filed] đã nộp, chờ kết quả
       *[ended] đã xong
    }
where-i-am =
    Dạ, giấy tờ { $you } đang làm:
    { $files }{ $tickets ->
        [none] { "" }
       *[other]
            { "" }
            Phiếu của { $you }:
            { $tickets }
    }
guide-changed =
    { $You } lưu ý, { $what } có thay đổi từ lần trước.{ $said ->
        [none] { "" }
       *[other] { " " }{ $said }
    }{ $new ->
        [none] { "" }
       *[other] { " " }Thêm giấy tờ: { $new }.
    }{ $gone ->
        [none] { "" }
       *[other] { " " }Không cần nữa: { $gone }.
    }{ $fees ->
        [none] { "" }
       *[other] { " " }Lệ phí nay là: { $fees }.
    }
guide-aside-fees =
    Dạ, lệ phí:
    { $lines }
guide-aside-time =
    Dạ, thời gian:
    { $lines }
guide-aside-agency =
    Dạ, nơi nhận:
    { $lines }
guide-aside-papers =
    Dạ, giấy tờ:
    { $lines }

guide-ask-mandate =
    Dạ, { $you } làm giúp { $whom }. { $Whom } có biết và đồng ý để { $you } làm giúp không ạ? Em ghi lại điều này, chỉ dùng cho việc này, trong { $days } ngày.
guide-mandate-first = Dạ, { $you } hỏi { $whom } trước giúp em nhé. Khi { $whom } đồng ý, { $you } nhắn “làm tiếp” ạ.
guide-ask-event = { $event ->
        [birth] Dạ, bé sinh ngày nào ạ? Em tính hạn và nhắc giúp { $you }.
        [death] { $condoled ->
            [yes] Dạ, người nhà mất ngày nào ạ? Em tính hạn giúp { $you }.
           *[no] Dạ, em xin chia buồn cùng gia đình. Người nhà mất ngày nào ạ? Em tính hạn giúp { $you }.
        }
        [arrival] Dạ, { $you } dọn đến ngày nào ạ? Em tính hạn và nhắc giúp.
        [expiry] Dạ, giấy ghi hết hạn ngày nào ạ? Em nhắc trước giúp { $you }.
       *[other] Dạ, { $you } nhận giấy đó ngày nào ạ? Em tính hạn và nhắc giúp.
    }
guide-deadline = { $days ->
        [0] Dạ, hôm nay ({ $end }) là ngày cuối ạ.
       *[other] Dạ, hạn cuối là ngày { $end }, còn { $days } ngày ạ.
    }{ $reminded ->
        [yes] { " " }Em sẽ nhắc { $you } trước hạn.
       *[no] { "" }
    }
guide-deadline-over = Dạ, hạn đã qua từ ngày { $end }, nhưng vẫn làm được ạ.{ $late ->
        [none] { "" }
       *[other] { " " }{ $late }
    }

guide-ask-paper =
    { $You } đã có { $paper } chưa ạ? Cần { $bring }.{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where =
    { $paper }: { $where }{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where-unknown = chỗ này em chưa chắc, cán bộ chỉ giúp { $you } được ạ.
guide-papers =
    { $count ->
        [0] { $ready ->
            [yes] Dạ, { $title }: { $you } đủ giấy tờ rồi ạ.
           *[nothing] Dạ, { $title }: không có giấy nào phải đi tìm trước ạ.
        }
       *[other] Dạ, { $title }: { $you } còn thiếu:
    }{ $missing ->
        [none] { "" }
       *[other]
            { "" }
            { $missing }
    }
guide-nudge = Dạ, { $days } ngày nữa em nhắn hỏi thăm { $you } về { $what } ạ.

guide-ask-way =
    Dạ, { $you } muốn nộp cách nào ạ? Lệ phí:
    { $fees }
guide-way-online = Dạ, nộp qua mạng. Phường không bao giờ hỏi mật khẩu, mã OTP, không gửi đường dẫn cài ứng dụng.
guide-way-counter = Dạ, nộp tại quầy. { $You } nhớ mang theo căn cước.
guide-ask-need =
    { $question }{ $why ->
        [none] { "" }
       *[other] { " " }{ $why }
    }
guide-need-missing =
    Dạ không sao ạ. { $You } có mấy cách này:
    { $ways }
guide-home =
    Dạ, nhờ đến nhà thì thế này ạ. { $team }
    Việc phải tự làm: { $person }
guide-step =
    Bước { $number }/{ $count }. { $do }{ $condition ->
        [none] { "" }
       *[other] { " " }({ $condition })
    }{ $screen ->
        [none] { "" }
       *[other]
            { "" }
            { $screen }
    }
guide-ask-stuck = Dạ, { $you } thấy gì trên màn hình ạ? { $You } chọn, hoặc nhắn vài chữ.
guide-rescue =
    { $symptom }. { $You } thử giúp em:
    { $fix }
    Vậy được chưa ạ?
guide-rescue-alone =
    { $symptom }. { $You } thử giúp em:
    { $fix }
guide-stuck-about = Bị kẹt: { $what }, bước { $step }.{ $words ->
        [none] { "" }
       *[other] { " " }“{ $words }”
    }
guide-send-picture = Dạ, { $you } chụp màn hình rồi gửi cho em. { $You } nhớ che số căn cước, mật khẩu và mã OTP ạ.
guide-ask-picture = Dạ, trong ảnh có căn cước, mật khẩu hay mã OTP không ạ? Có thì em bỏ ảnh ngay, không lưu.
guide-picture-refused = Dạ, em bỏ ảnh đó rồi, không lưu lại. Phường không nhận ảnh căn cước, mật khẩu hay mã OTP qua đây ạ.
secret-refused = Dạ, { $you } đừng gửi mật khẩu hay mã OTP cho ai, kể cả cán bộ. Em không lưu tin vừa rồi. Nếu lỡ gửi cho người khác, { $you } đổi mật khẩu ngay ạ.

guide-ask-code = { $way ->
        [online] Dạ, xong các bước rồi ạ. { $You } chép giúp em mã hồ sơ hiện trên màn hình, ví dụ H26.107-261120-0001.
       *[other] Dạ, xong các bước rồi ạ. { $You } chép giúp em mã hồ sơ ghi trên giấy hẹn, ví dụ H26.107-261120-0001.
    }
guide-not-filed = Dạ, khi nào nộp xong { $what }, { $you } nhắn “làm tiếp” để em ghi mã và nhắc ngày nhận ạ.
guide-ask-promised = { $way ->
        [online] Dạ, cổng hẹn trả kết quả ngày nào ạ? { $You } nhắn ngày, em nhắc giúp.
       *[other] Dạ, giấy hẹn ghi ngày nào ạ? { $You } nhắn ngày, em nhắc giúp.
    }
guide-ask-area = Dạ, { $you } ở tổ dân phố số mấy ạ? Phường chỉ đếm số, để biết tổ nào cần người giúp.
guide-filed = { $known ->
        [yes] Dạ, em ghi rồi ạ: { $what }, hẹn trả ngày { $due }. Tới ngày em hỏi thăm { $you }.
        [quiet] Dạ, em ghi rồi ạ: { $what }, hẹn trả ngày { $due }. Gia đình cần gì, { $you } cứ nhắn em.
       *[no] Dạ, em ghi rồi ạ: { $what }, đã nộp. Có tin gì mới, { $you } nhắn em nhé.
    }{ $how ->
        [none] { "" }
       *[other] { " " }{ $how }
    } Nếu cơ quan đòi bổ sung, { $you } nhắn em ngay để kịp hạn.
guide-filed-stands =
    { $what }: đã nộp{ $code ->
        [none] { "" }
       *[other] , mã { $code }
    }{ $due ->
        [none] .
       *[other] , hẹn trả ngày { $due }.
    }{ $late ->
        [yes] { " " }Đã quá hẹn ạ.
       *[no] { "" }
    } Giờ thế nào rồi ạ?
guide-wait = Dạ, hẹn trả ngày { $due }, { $you } chờ thêm giúp em nhé. Qua ngày đó mà chưa có, em chỉ cách hỏi ạ.
guide-late =
    Dạ, vậy là { $what } trễ hẹn rồi ạ. { $You } làm thế này:
    { $fix }
guide-late-about = Hồ sơ trễ hẹn, nhờ hỏi giúp: { $what }{ $code ->
        [none] { "" }
       *[other] , mã { $code }
    }
guide-ask-came = Dạ, cơ quan nhắn gì cho { $you } ạ?
guide-came-supplement = { $end ->
        [none] Dạ, { $you } bổ sung ngay trong hồ sơ cũ, đừng tạo hồ sơ mới. Hạn ghi trong phiếu yêu cầu ạ.
       *[other] Dạ, { $you } bổ sung trước hết ngày { $end }, ngay trong hồ sơ cũ, đừng tạo hồ sơ mới. Em nhắc { $you } trước hạn ạ.
    }
guide-came-draft = { $end ->
        [none] Dạ, { $you } đọc kỹ bản thảo rồi trả lời sớm ạ. Không trả lời là coi như đồng ý.
       *[other] Dạ, { $you } đọc kỹ bản thảo từng dấu, trả lời trước hết ngày { $end }. Không trả lời là coi như đồng ý ạ.
    }
guide-came-consent = { $end ->
        [none] Dạ, chủ hộ hoặc chủ nhà mở VNeID bấm đồng ý giúp ạ.
       *[other] Dạ, chủ hộ hoặc chủ nhà mở VNeID bấm đồng ý trước hết ngày { $end } ạ. Em nhắc { $you } trước hạn.
    }
guide-ask-rating = Dạ, em mừng quá ạ. { $You } thấy làm { $what } thế nào ạ?
guide-ask-alone = Dạ, lần sau { $you } tự làm được không ạ?
guide-end-quietly = Dạ, vậy là xong phần giấy tờ rồi ạ. Gia đình cần gì thêm, { $you } cứ nhắn em.
guide-end = Dạ, em cảm ơn { $you }. Có giấy tờ gì cần làm nữa, { $you } cứ nhắn em.
guide-remind-result =
    Dạ, hôm nay là ngày hẹn trả kết quả { $what }{ $code ->
        [none] { "" }
       *[other] { " " }(mã { $code })
    }. { $You } nhận được chưa ạ?
guide-remind-papers = Dạ, { $you } chuẩn bị giấy tờ { $what } tới đâu rồi ạ?
guide-remind-deadline = { $days ->
        [0] Dạ, hôm nay ({ $end }) là hạn cuối của { $what } ạ.
       *[other] Dạ, { $what } còn { $days } ngày là hết hạn (ngày { $end }) ạ.
    } { $You } làm tiếp với em nhé?

guide-button-other = Việc khác
guide-button-mend = Xem cách sửa
guide-button-only = Chỉ { $what }
guide-button-anew = Bắt đầu lại
guide-button-papers = Chuẩn bị giấy tờ
guide-button-how = Cách nộp
guide-button-later = Để sau
guide-button-read-on = Đọc tiếp
guide-button-card = Xem lại
guide-button-have = Đã có
guide-button-missing = Chưa có
guide-button-where = Không biết lấy ở đâu
guide-button-tick = Đánh dấu lại
guide-button-nudge = Nhắc tôi sau 3 ngày
guide-button-agreed = Có, đã đồng ý
guide-button-not-asked = Chưa hỏi
guide-button-online = Qua mạng
guide-button-counter = Tại quầy
guide-button-home = Nhờ đến nhà
guide-button-yes = Có
guide-button-no = Chưa
guide-button-helped = Có người làm giúp
guide-button-done = Xong bước này
guide-button-stuck = Bị kẹt
guide-button-screen = Gửi ảnh màn hình
guide-button-other-trouble = Lỗi khác
guide-button-fixed = Được rồi
guide-button-still = Vẫn kẹt
guide-button-clean = Không có
guide-button-secret = Có
guide-button-notyet = Chưa có
guide-button-got = Nhận được rồi
guide-button-more = Cơ quan nhắn thêm
guide-button-ask-office = Nhờ cán bộ hỏi giúp
guide-button-supplement = Phải bổ sung giấy tờ
guide-button-draft = Gửi bản thảo để xem lại
guide-button-consent = Chờ chủ hộ đồng ý
guide-button-no-need = Không làm nữa
guide-button-alone-yes = Tự làm được
guide-button-alone-perhaps = Chắc cần giúp chút
guide-button-alone-no = Cần người giúp

## Dữ liệu cá nhân
data-ask-which = Dạ, { $you } muốn xem phường lưu gì, hay muốn xóa ạ?
data-ask-sure =
    Dạ, em bỏ ngay lịch hẹn, số thứ tự, hồ sơ đang làm, lời nhắc, số điện thoại của { $you } và lời trong các phiếu đã xong. Phiếu đang làm, ảnh và tin nhắn thì cán bộ xem rồi xóa hết.
    Phường chỉ giữ mã phiếu và ngày { $you } đồng ý, để chứng minh. { $You } chắc chưa ạ?
data-kept =
    Dạ, phường đang lưu của { $you }: { $tickets } phiếu, { $pictures } ảnh, { $filings } hồ sơ đang làm, { $visits } hẹn đến nhà, { $bookings } lịch hẹn và số thứ tự, { $needs } lần nhờ giúp, { $receipts } biên nhận giấy tờ, { $consents } lần đồng ý, { $lessons } câu để em học hiểu cho đúng.
    Chỉ người lo việc của { $you } được xem ạ.
data-erase-recorded = Dạ, em ghi nhận yêu cầu xóa, mã { $code }. Phường trả lời trước { $answer }, xóa xong trước { $done }.
data-confided-stays = Việc cần giữ kín của { $you } còn đang được lo, nên lời kể được giữ đến khi xong, chỉ người lo việc xem ạ.
data-list-stays = Danh sách phục vụ tại nhà là sổ của phường nên vẫn có { $you }. Muốn rút tên, { $you } bấm “Gặp cán bộ” ạ.
data-papers-out = Phường còn giữ giấy của { $you } theo { $count } biên nhận, nên biên nhận được giữ cho đến khi trả xong ạ.
data-copy-recorded = Dạ, em ghi nhận yêu cầu xin bản sao, mã { $code }. Phường trả lời trước { $answer }, gửi bản sao trước { $done }.

## Khẩn cấp: đọc hai lần trước khi sửa. Nguồn: số điện thoại trong hotlines.toml; cách xử trí theo Bộ Công an, EVN.
emergency =
    { $kind ->
        [fire]
            {"**GỌI NGAY 114**"}
            114
            Ra khỏi nhà, bò thấp dưới khói, đóng cửa lại sau lưng, không đi thang máy. Đừng quay lại lấy đồ.
        [electric]
            {"**GỌI NGAY 115**"}
            115
            Ngắt cầu dao. Đừng chạm vào người bị giật hay dây điện; tránh xa chỗ dây đứt và chỗ có nước.{ $power ->
                [none] { "" }
               *[other] { " " }Rồi báo điện lực:
                { $power }
            }
        [gas]
            {"**RA NGOÀI TRƯỚC, rồi gọi 114**"}
            114
            Khóa van, mở cửa nếu tiện đường ra. Đừng bật tắt công tắc, đừng châm lửa, đừng gọi hay nhắn trong nhà.
        [accident]
            {"**GỌI NGAY 115**"}
            115
            Ra hiệu cho xe khác tránh, ép chặt chỗ chảy máu. Đừng bế xốc hay kéo người bị thương.
        [drowning_flood]
            {"**GỌI NGAY 112**"}
            112
            Lên chỗ cao nhất, giữ pin điện thoại. Đừng lội qua nước chảy.
            Nói rõ có mấy người, ở đâu, nước tới đâu.
        [medical]
            {"**GỌI NGAY 115**"}
            115
            Để người bệnh nằm yên, nới quần áo, có người ở bên. Đừng tự cho uống thuốc.
        [violence]
            {"**GỌI NGAY 113**"}
            113
            Ra chỗ an toàn, chỗ có người. Đừng quay lại một mình.
        [child_abuse]
            {"**GỌI NGAY 111 hoặc 113**"}
            111
            Đưa cháu ra chỗ an toàn, ở bên cháu. Đừng tra hỏi cháu, đừng chụp ảnh.
        [suicide]
            Em rất lo cho { $you }. { $You } có đang ở một mình không ạ?
            {"**GỌI NGAY 115**"}
            115
            Nhờ một người thân đến ở bên { $you } ngay bây giờ. Đừng ở một mình lúc này.{ $lacks ->
                [yes] { " " }Chuyện đang thiếu, em cũng báo cán bộ rồi.
               *[no] { "" }
            }
        [crime_now]
            {"**GỌI NGAY 113**"}
            113
            Giữ khoảng cách, nhớ đặc điểm và biển số. Đừng đuổi theo, đừng xô xát.
        [missing_person]
            {"**GỌI NGAY 113**"}
            113
            Báo công an ngay, không cần chờ 24 giờ. Nói rõ thấy lần cuối ở đâu, mặc gì, có bệnh gì.
        [other]
            {"**GỌI NGAY 112**"}
            112
            Ra chỗ an toàn trước đã. Nói rõ có chuyện gì, ở đâu, có mấy người.
       *[landslide]
            {"**GỌI NGAY 112**"}
            112
            Rời khỏi nhà và chân dốc ngay, đi ngang ra chỗ đất chắc. Đừng quay lại lấy đồ.
    }
    Em đang báo trực ban phường, mã { $code }. { $You } gọi được chưa ạ?
emergency-again = { $You } gọi được số khẩn cấp chưa ạ?
emergency-noted = Em báo thêm cho trực ban rồi. { $You } gọi được số khẩn cấp chưa ạ?
emergency-waiting =
    Dạ, em báo trực ban ngay là chưa thấy ai tới. { $You } gọi lại số này để hỏi ạ:
    { $kind ->
        [fire] 114
        [gas] 114
        [electric] 115
        [accident] 115
        [medical] 115
        [suicide] 115
        [violence] 113
        [crime_now] 113
        [missing_person] 113
        [child_abuse] 111
       *[other] 112
    }
    { $kind ->
        [suicide] Em vẫn ở đây với { $you }. { $You } đừng ở một mình nhé.
       *[other] { $You } cứ ở chỗ an toàn, có gì thay đổi thì nhắn em.
    }
emergency-not-called =
    Em đang báo trực ban là { $you } chưa gọi được. { $You } nhờ người bên cạnh gọi, hoặc gọi thử số này:
    112
    Nhắn em địa chỉ và số điện thoại của { $you }.
emergency-called = Dạ, { $you } cứ làm theo lời người trực máy. Có gì thay đổi, { $you } nhắn em để em báo trực ban (mã { $code }).
emergency-mistake =
    { $kind ->
        [suicide] Dạ, em mừng là { $you } vẫn ổn. Khi nào thấy nặng lòng, { $you } cứ nhắn em hoặc “gặp cán bộ” ạ.
       *[other] Dạ, không có gì là mừng rồi ạ. Em xin lỗi đã hiểu nhầm, em báo lại trực ban. { $You } cần em giúp việc gì ạ?
    }

## Khiếu nại, tố cáo
legal-denunciation =
    Dạ, tố cáo thì em không được nhận qua đây. { $You } đừng nhắn chi tiết, để giữ kín cho mình.
    { $You } nộp đơn hoặc đến trực tiếp: { $address }. Luật buộc giữ kín tên người tố cáo.
legal-complaint =
    Dạ, khiếu nại thì phải có đơn, trong { $within } ngày từ khi biết quyết định hay việc làm đó.
    { $You } nộp tại { $address }; trong { $check } ngày làm việc nơi nhận báo có thụ lý không. Em giúp hẹn ngày tiếp công dân nhé?
legal-domestic_violence =
    Dạ, em rất lo cho { $you }. Nếu đang nguy hiểm, gọi ngay:
    113
    { $heard ->
        [no] Lúc này em chưa báo riêng được cho ai của phường. { $You } gọi 113 hoặc đến thẳng công an phường giúp em.
       *[yes] Chuyện này em chỉ báo riêng cho người có trách nhiệm của phường.
    }
legal-child =
    Dạ, chuyện của các cháu phường phải lo ngay. { $You } gọi đường dây bảo vệ trẻ em, gọi lúc nào cũng được:
    111
    { $heard ->
        [no] Lúc này em chưa báo riêng được cho ai của phường, nên { $you } gọi 111 ngay giúp em.
       *[yes] Em chỉ báo riêng cho người có trách nhiệm của phường.
    }
legal-secret = Dạ, nội dung này luật không cho gửi qua đây. { $You } đến ủy ban gặp trực tiếp giúp em nhé.
legal-how-denunciation =
    Dạ, đơn tố cáo ghi:
    { $lines }
    { $You } ký tên hoặc điểm chỉ vào đơn, rồi nộp tại { $address }; không viết được thì đến nói, cán bộ ghi giúp.
    Trong { $check } ngày làm việc nơi nhận báo có thụ lý không. Thụ lý rồi thì giải quyết trong { $settle } ngày; việc phức tạp thêm { $longer } ngày, rất phức tạp thì thêm hai lần.
    Tên { $you } luật buộc giữ kín; lo bị trả thù thì xin bảo vệ ngay trong đơn. Đơn không ghi tên thì không thụ lý, nhưng có bằng chứng rõ vẫn được kiểm tra.
    Tố cáo chủ tịch, phó chủ tịch phường thì gửi lên chủ tịch ủy ban tỉnh, thành phố.{ $print ->
        [none] { "" }
       *[other] { "" }
    Mẫu đơn để in: { $print }
    }
legal-how-complaint =
    Dạ, đơn khiếu nại ghi:
    { $lines }
    { $You } ký tên hoặc điểm chỉ vào đơn, rồi nộp cho người đã ra quyết định, trong { $within } ngày. Việc của phường thì nộp tại { $address }.
    Trong { $check } ngày làm việc nơi nhận báo có thụ lý không. Thụ lý rồi thì giải quyết trong { $settle } ngày; việc phức tạp thêm { $longer } ngày.
    Không đồng ý kết quả thì { $you } khiếu nại lần hai, hoặc kiện ra tòa.{ $print ->
        [none] { "" }
       *[other] { "" }
    Mẫu đơn để in: { $print }
    }
legal-above =
    Dạ, lúc này phường chưa có người ngoài cuộc để em báo riêng. { $kind ->
        [denunciation] { $You } gửi đơn thẳng cho chủ tịch ủy ban tỉnh, thành phố giúp em.
        [complaint] { $You } nộp đơn thẳng tại { $address } giúp em.
       *[other] { $You } gọi 113, hoặc đến thẳng công an phường giúp em.
    }
button-legal-how = Đơn ghi gì, bao lâu
law-form =
    { $title } · { $code }
    { $lines }
    { $by ->
        [resident] Người dân tự viết và ký, hoặc cán bộ ghi lại rồi họ ký. Báo có thụ lý không trong { $check } ngày làm việc; giải quyết trong { $settle } ngày. Giữ kín tên họ.
       *[officer] Ghi đủ vào sổ, chỗ trống thì hỏi thêm nhẹ nhàng. Không hỏi dồn cháu nhỏ, không xin ảnh thương tích, không gọi lại khi chưa biết lúc nào an toàn.
    }
    Căn cứ: { $law } (xem ngày { $checked }){ $sure ->
        [no] ; phường đối chiếu lại với bản mẫu.
       *[yes] .
    }

## Nhóm cán bộ: không tên, không số điện thoại, không số nhà
card =
    {"["}{ $class }]{ $sub ->
        [none] { "" }
       *[other] [{ $sub }]
    } { $code } · { $kind }{ $reopened ->
        [0] { "" }
       *[other] { " " }· MỞ LẠI lần { $reopened }
    }{ $street ->
        [none] { "" }
       *[other]
            { "" }
            { $street }
    }{ $count ->
        [1] { "" }
       *[other] { " " }· { $count } người báo
    }{ $words ->
        [none] { "" }
       *[other] { " " }· “{ $words }”
    }{ $why ->
        [none] { "" }
       *[other]
            { "" }
            Ưu tiên { $priority }: { $why }
    }{ $owner ->
        [none] { "" }
       *[other]
            { "" }
            Việc của { $owner }; { $unit } chuyển và theo dõi
    }{ $people ->
        [none] { "" }
       *[other]
            { "" }
            Phụ trách { $area }: { $people }
    }{ $hints ->
        [none] { "" }
       *[other]
            { "" }
            Lưu ý: { $hints }
    }
    { $status ->
        [new] { $unit } · trả lời trước { $due }
        [accepted] { $holder } đang lo · xong trước { $due }
        [waiting_resident] Chờ người dân trả lời · { $holder }
        [waiting_other] { $pause ->
            [plan] Chờ kế hoạch, kinh phí
           *[other] Chờ đơn vị ngoài
        } · { $holder }
        [resolved] { $holder } báo xong · chờ người dân xác nhận
        [reopened] Người dân báo chưa xong · { $unit } · xong trước { $due }
        [closed] { $silent ->
            [yes] Đóng vì người dân không trả lời, chưa rõ có hài lòng không
           *[no] Người dân xác nhận đã xong
        }
        [refused] Không nhận · { $holder }
        [merged] Gộp vào { $into }
       *[cancelled] Người báo đã rút
    }
hint-photo = ảnh trùng với ảnh ở phiếu { $code }
hint-hoaxes = { $count } phiếu gần đây của người báo bị đóng vì không đúng sự thật
card-brief =
    { $code } · { $kind }{ $street ->
        [none] { "" }
       *[other] { " " }· { $street }
    }
    { $status ->
        [new] { $unit } · trả lời trước { $due }
        [accepted] { $holder } đang lo · xong trước { $due }
        [waiting_resident] Chờ người dân trả lời · { $holder }
        [waiting_other] { $pause ->
            [plan] Chờ kế hoạch, kinh phí
           *[other] Chờ đơn vị ngoài
        } · { $holder }
        [resolved] { $holder } báo xong · chờ người dân xác nhận
        [reopened] MỞ LẠI lần { $reopened } · { $unit } · xong trước { $due }
        [closed] { $silent ->
            [yes] Đóng vì người dân không trả lời, chưa rõ có hài lòng không
           *[no] Người dân xác nhận đã xong
        }
        [refused] Không nhận · { $holder }
        [merged] Gộp vào { $into }
       *[cancelled] Người báo đã rút
    }
card-storm =
    {"["}{ $class }] { $code } · { $on ->
        [yes] BÃO
       *[no] BÃO (đã tắt)
    } · { $kind } · { $reports } lượt báo, { $count } người
    { $places }{ $deepest ->
        [none] { "" }
       *[other]
            { "" }
            Nước sâu nhất: { $deepest ->
                [higher] quá yên xe
                [seat] yên xe
                [knee] đầu gối
               *[ankle] mắt cá
            } ({ $deep } lượt)
    }
    { $status ->
        [new] { $unit } · trả lời trước { $due }
        [accepted] { $holder } đang lo · xong trước { $due }
        [waiting_resident] Chờ người dân trả lời · { $holder }
        [waiting_other] Chờ đơn vị ngoài · { $holder }
        [resolved] { $holder } báo xong · chờ người dân xác nhận
        [reopened] Người dân báo chưa xong · { $unit } · xong trước { $due }
        [closed] Người dân xác nhận đã xong
        [refused] Không nhận · { $holder }
        [merged] Gộp vào { $into }
       *[cancelled] Người báo đã rút
    }
card-storm-brief = { $code } · { $kind }: { $reports } lượt báo · { $places }
storm-elsewhere = chỗ khác: { $count }
storm-proposed = { $minutes } phút vừa rồi có từ { $count } người báo { $kind }. Bật gộp bão để mọi báo sau vào một phiếu, một thẻ? Lãnh đạo bấm.
storm-on =
    Đã bật gộp bão: { $kind }. Gộp { $count } phiếu đang có; từ giờ ai báo cũng vào một phiếu, thẻ đổi vài phút một lần.
    Hết thì nhắn “tắt bão { $kind }”; có người nguy hiểm vẫn báo riêng ngay.
storm-on-already = { $kind } đang gộp bão rồi.
storm-off = Đã tắt gộp bão: { $kind }. Báo mới là phiếu riêng.{ $codes ->
        [none] { "" }
       *[other] { " " }Xong { $codes } thì mọi người báo đều được hỏi lại một lần.
    }
storm-still = { $kind } vẫn đang gộp bão, { $hours } giờ rồi không ai báo thêm. Hết thì lãnh đạo tắt giúp.
storm-off-already = { $kind } không gộp bão.
storm-declined = Vâng, { $kind } để từng phiếu riêng như thường.
storm-leaders-only = Bật, tắt gộp bão do lãnh đạo phường quyết.
storm-which =
    { $act ->
        [on] Bật gộp bão cho loại việc nào ạ? Ví dụ “bật bão ngập nước”.
       *[off] Tắt gộp bão cho loại việc nào ạ?
    }{ $on ->
        [none] { "" }
       *[other] { " " }Đang bật: { $on }.
    }
button-storm-on = Bật gộp
button-storm-no = Không, để riêng
button-storm-off = Tắt gộp bão
card-restricted =
    PHIẾU HẠN CHẾ { $code } · { $kind } · trả lời trước { $due }
    Chỉ riêng anh/chị được báo. Bấm “Xem đủ” để xem và ghi theo mẫu của luật, không chuyển vào nhóm.
card-withdrawn = { $code } nay là phiếu hạn chế, lãnh đạo phường xử lý.
button-claim = Nhận
button-ask = Hỏi thêm
button-pass = Chuyển
button-resolve = Xong
button-refuse = Từ chối
button-sort = Đổi loại
button-other-kinds = Loại khác
button-details = Xem đủ
button-no-photo-night = Trời tối
button-no-photo-indoor = Việc trong nhà riêng
button-no-photo-elsewhere = Không chụp được ảnh
refusal-R1 = R1 Thiếu chỗ, thiếu nội dung
refusal-R2 = R2 Đã có phiếu khác
refusal-R3 = R3 Ngoài địa bàn
refusal-R4 = R4 Ngoài thẩm quyền
refusal-R5 = R5 Khiếu nại, tố cáo
refusal-R6 = R6 Tranh chấp dân sự
refusal-R7 = R7 Đã trả lời, không có gì mới
refusal-R8 = R8 Ảnh mạng, sai sự thật
refusal-R9 = R9 Xúc phạm
refusal-R10 = R10 Bí mật nhà nước
button-undo = Hoàn tác
button-wait = Chờ đơn vị khác
button-extend = Xin gia hạn
button-go-on = Làm tiếp
button-today = Hôm nay
button-yesterday = Hôm qua
button-heard = Gửi câu này
button-not-heard = Không phải
wait-owner = Chờ { $owner } xử lý
wait-company = Chờ nhà thầu, công ty làm
wait-plan = Chờ kế hoạch, kinh phí
longer-days = Thêm { $count } ngày
longer-material = Chờ vật tư về
longer-weather = Mưa bão, chưa làm được
longer-survey = Phải khảo sát thêm
group-ask-blank = { $code }: { $blank }? Trả lời tin này.
group-ask-found = { $code }: tới nơi thấy gì? Trả lời tin này.
group-ask-when = { $code }: kiểm tra và làm xong hôm nào?
group-ask-other = { $code }: trùng với phiếu nào? Nhắn mã phiếu đó.
group-ask-wait = { $code }: chờ ai, chờ việc gì? Người dân cũng đọc lý do này.
group-ask-days = { $code }: cần thêm bao lâu?
group-ask-why-longer = { $code }: vì sao cần thêm thời gian? Người dân cũng đọc lý do này.
group-heard = { $code }: câu này gửi người dân phải không? “{ $words }”
group-please-reply = Dạ, em chưa gửi gì. Khi trả lời về { $code }, anh/chị bấm trả lời đúng tin của em.
group-undone = Đã hoàn tác { $code }: { $what ->
        [claimed] bỏ nhận
        [passed] không chuyển nữa
        [resolved] chưa xong
        [refused] không từ chối nữa
        [kind_changed] giữ loại cũ
        [extended] giữ hạn cũ, còn gia hạn được
        [waited] không tạm dừng nữa
        [went_on] vẫn tạm dừng
        [released] vẫn người cũ giữ
       *[ranked] giữ mức cũ
    }.
group-undo-nothing = { $code } không có gì để hoàn tác, hoặc người dân đã trả lời rồi.
group-undo-not-yours = Việc vừa rồi ở { $code } do người khác làm, chỉ người đó hoặc lãnh đạo hoàn tác được.
group-undo-late = Đã quá một phút nên không hoàn tác { $code } được nữa. Anh/chị làm lại bằng nút trên thẻ.
group-released = { $code } chưa ai giữ, đơn vị cử người khác nhận.
group-passed-already = { $code } đang ở { $unit } rồi.
group-passed-up = { $code } đã chuyển hai lần, lần này đưa { $name } quyết kèm cả quá trình. Hạn giữ nguyên.
group-forwarded = { $code } đã chuyển { $owner ->
        [none] cơ quan khác
       *[other] { $owner }
    } 5 ngày làm việc. Anh/chị hỏi kết quả rồi trả lời tin này bằng “trả lời …” để báo người dân.
pass-history =
    { $code } · { $kind } · { $street }: đã chuyển đi chuyển lại, mời anh/chị quyết ai làm.
    { $lines }
    Bấm “Chuyển” để giao. Xong trước { $due }.
pass-line = { $of } → { $to }: “{ $reason }”
closing-answer = { $found ->
        [none] { "" }
       *[other] { $found }.{ " " }
    }{ $answer }.{ $when ->
        [none] { "" }
       *[other] { " " }{ $unit } kiểm tra và làm xong { $when }.
    }
ask-for-need = cho em hỏi thêm { $need } ạ
role-claim = { $code } để người của { $unit } hoặc cán bộ trực nhận.
role-release = Chỉ người đang giữ { $code } hoặc người của { $unit } trả lại được.
role-ask = Anh/chị nhận { $code } trước rồi hỏi, hoặc để { $unit } hỏi người dân.
role-reply = Anh/chị nhận { $code } trước rồi nhắn, hoặc để { $unit } nhắn người dân.
role-resolve = Báo xong { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-pass = Chuyển { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-refuse = Từ chối { $code } là việc của { $unit }, trưởng đơn vị hoặc lãnh đạo phường.
role-sort = Đổi loại { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-wait = Tạm dừng { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-go_on = Cho { $code } chạy tiếp là việc của người đang giữ phiếu hoặc của { $unit }.
role-extend = Xin gia hạn { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-rank = Đổi mức ưu tiên { $code } là việc của cán bộ. Anh/chị ghi chú vào phiếu giúp em.
role-calm = Hạ mức khẩn cấp của { $code } là việc của người đang giữ phiếu, của { $unit } hoặc lãnh đạo phường.
role-details = Anh/chị nhận { $code } trước rồi xem, vì trong đó có thông tin riêng của người dân.
role-merge = Gộp { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-split = Tách { $code } là việc của người đang giữ phiếu hoặc của { $unit }.
role-undo = Chỉ người vừa làm hoặc lãnh đạo phường hoàn tác { $code } được.
role-note = { $code } của { $unit }, anh/chị chưa ghi chú vào được.
group-claimed = { $name } nhận { $code }.
group-taken = { $holder ->
        [none] Phiếu { $code } vừa thay đổi, anh/chị xem lại thẻ.
       *[other] { $holder } đã nhận { $code } rồi.
    }
group-yours-already = Anh/chị đang giữ { $code } rồi{ $waits ->
        [yes] , phiếu đang chờ. Cần làm ngay thì nhắn “làm tiếp”.
       *[no] .
    }
group-changed = Phiếu { $code } vừa có người khác làm, anh/chị xem lại thẻ.
group-asked = Đã hỏi người dân về { $code }. Câu trả lời sẽ hiện ở đây.
group-replied = Đã nhắn người dân ({ $code }).
group-passed = Đã chuyển { $code } cho { $unit }, hạn giữ nguyên.
group-refused = Đã từ chối { $code } ({ $refusal }); đã báo người dân kèm chỗ hỏi tiếp.
group-resolved = Đã báo người dân, chờ xác nhận { $code }.
group-noted = Đã ghi chú nội bộ vào { $code }.
group-sorted = Đã đổi { $code } sang loại “{ $what }”; hẹn xong trước { $due }.
group-sorted-already = { $code } đang là loại “{ $what }” rồi.
group-not-sortable = { $code } không đổi loại được: việc này có thời hạn riêng.
group-merged =
    Đã gộp { $code } vào { $into } ({ $count } người báo); đã nhắn người báo { $code }.
    Gộp nhầm thì bấm “Tách lại”, hoặc nhắn “tách { $code }”.
group-split = Đã tách { $code } khỏi { $into }, mọi thứ như trước khi gộp; đã nhắn người báo.
group-merge-how = Gộp phiếu nào vào phiếu nào ạ? Ví dụ “gộp PA-7K3M2Q vào PA-84G7ZK”.
group-merge-not = Không gộp { $code } vào { $into } được: { $why ->
        [same] đó là một phiếu.
        [restricted] có phiếu hạn chế.
        [ended] { $into } đã kết thúc.
       *[kind] chỉ gộp phản ánh với phản ánh.
    }
group-split-first = { $code } nằm trong { $into }, mà { $into } cũng đã gộp vào phiếu khác. Tách { $into } trước.
group-split-not = { $code } không gộp vào phiếu nào cả.
button-split = Tách lại
group-dropped = Dạ, { $code } giữ như cũ.
group-cannot = Không làm vậy được: { $code } đang ở trạng thái { $status ->
        [new] mới
        [accepted] đang xử lý
        [waiting_resident] chờ người dân trả lời
        [waiting_other] chờ đơn vị ngoài
        [resolved] đã báo xong
        [reopened] mở lại
        [closed] đã đóng
        [refused] đã từ chối
        [merged] đã gộp vào phiếu khác
       *[cancelled] người dân đã rút
    }{ $holder ->
        [none] .
       *[other] , { $holder } giữ.
    }
group-restricted = { $code } là phiếu hạn chế: chỉ người được giao xử lý, ở khung chat riêng.
group-which-ticket = Phiếu nào ạ? Anh/chị trả lời đúng tin thẻ, hoặc kèm mã, ví dụ “nhận PA-7K3M2Q”.
group-not-registered = Anh/chị chưa được đăng ký. Xin mã truy cập của người quản trị rồi nhắn riêng cho em: /canbo MÃ
group-link-wrong = Mã truy cập không đúng hoặc đã bị thu hồi. Anh/chị xin lại mã của người quản trị.
group-linked = Đã đăng ký: { $name }. Từ giờ anh/chị bấm nút, trả lời thẻ bằng số, hoặc nhắn “nhận”, “xong” trong nhóm được.
group-help = Anh/chị trả lời thẻ: nhận · hỏi … · trả lời … · chuyển … · xong … · từ chối R… · đổi loại … · ghi chú … · chờ … · gia hạn … · hoàn tác
group-details-sent = Đã gửi riêng chi tiết { $code } cho anh/chị.
group-ask-answer = { $code }: đã làm gì, ai làm, lúc nào? Trả lời tin này, kèm ảnh sau khi làm. (“thôi” để bỏ)
group-ask-answer-again = { $code }: nói rõ đã làm gì giúp em, ví dụ “đã thay bóng 50 W lúc 15 giờ”. Kèm ảnh càng tốt.
group-ask-proof = { $code }: gửi ảnh sau khi làm, hoặc vì sao không có ảnh?
group-ask-question = { $code }: hỏi người dân điều gì? Trả lời tin này. (“thôi” để bỏ)
group-ask-reply = { $code }: nhắn gì cho người dân? Trả lời tin này. (“thôi” để bỏ)
group-ask-unit = { $code }: chuyển cho đơn vị nào?
group-ask-pass-reason = { $code }: vì sao chuyển? Người dân cũng đọc lý do này.
group-ask-refusal = { $code }: từ chối vì sao?
group-ask-kind = { $code }: đúng ra là loại việc nào? (“thôi” để bỏ)
group-added = { $code }: người dân nhắn thêm{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh, bấm “Xem đủ”)
    }
group-answered = { $code }: người dân trả lời{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh, bấm “Xem đủ”)
    }
group-resident-says = { $code }: người dân{ $words ->
        [none] { " " }gửi ảnh
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } ảnh)
    } — trả lời tin này để nhắn lại.
group-phone = { $code }: người dân đã gửi số điện thoại, bấm “Xem đủ”.
group-pin = { $code }: người dân đã gửi vị trí, bấm “Xem đủ”.
group-reopened = { $code }: người dân báo CHƯA XONG (lần { $times }){ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }
group-emergency-called = { $code }: người dân đã gọi được số khẩn cấp.
group-emergency-not-called = { $code }: người dân CHƯA GỌI ĐƯỢC số khẩn cấp. Bấm “Xem đủ” và gọi cho họ ngay.
group-emergency-mistake = { $code }: người dân nói không có gì khẩn cấp.
group-waiting = { $code } tạm dừng, chờ đơn vị khác. Đồng hồ chạy lại lúc { $until }; xong sớm thì nhắn “làm tiếp”.
group-went-on = { $code } làm tiếp, xong trước { $due }.
group-never-waits = { $code } là phiếu khẩn cấp, không dừng và không gia hạn được.
group-extended = Đã gia hạn { $code } tới trước { $due }; người dân đã đọc lý do.
group-extended-once = { $code } đã gia hạn một lần rồi, không gia hạn nữa được.
group-extend-most = { $code }: hạn mới phải sau { $due } và không quá { $most }.
group-away = { $name } nghỉ đến hết { $until }. Việc quá hạn trong lúc đó báo người thay.
group-back = { $name } đã đi làm lại.
duty-call =
    KHẨN CẤP, anh/chị đang trực: { $code } · { $kind } · { $street }{ $minutes ->
        [0] { "" }
       *[other] { " " }· { $minutes } phút chưa ai nhận
    }
    Bấm “Nhận” để mọi người biết, rồi bấm “Xem đủ” để gọi người dân.
duty-group = { $code }: { $minutes ->
        [0] đang gọi người trực { $name }.
       *[other] { $minutes } phút chưa ai nhận, đang gọi { $name }. Ai gần thì gọi điện giúp.
    }
duty-nobody = { $code }: { $minutes } phút chưa ai nhận, và không có ai trong lịch trực để gọi. Ai đọc được thì nhận ngay.
priority-danger = nguy hiểm tính mạng
priority-now = đang xảy ra
priority-vulnerable = người dễ tổn thương
priority-busy_place = gần trường, bệnh viện, ngã tư
priority-again = mở lại
priority-alike = nhiều người cùng báo
group-ranked = { $code }: mức { $was } đổi thành { $to }, xong trước { $due }.
group-ranked-already = { $code } đang ở mức { $to } rồi.
group-rank-note = { $code }: hạ từ { $was } xuống { $to } phải ghi rõ vì sao, ví dụ “ưu tiên { $to }: đã tới xem, không còn nguy hiểm”.
group-rank-how = { $code }: mức nào, vì sao? Ví dụ “ưu tiên K1: nắp cống ngay cổng trường”. Việc có thời hạn theo luật thì không đổi.
digest-morning =
    Sáng { $day }: đến hạn hôm nay { $due_count } · quá hạn { $late_count } · chưa ai nhận { $unclaimed } · đang chờ { $waiting }{ $late ->
        [none] { "" }
       *[other]
            { "" }
            Quá hạn:
            { $late }
    }{ $today ->
        [none] { "" }
       *[other]
            { "" }
            Hôm nay:
            { $today }
    }{ $papers ->
        [none] { "" }
       *[other]
            { "" }
            Giấy giữ quá lâu: { $papers_count }
            { $papers }
    }
digest-line = { $code } · { $kind } · { $street } · { $due }{ $holder ->
        [none] { " " }· chưa ai giữ
       *[other] { " " }· { $holder }
    }
digest-more = … và { $count } phiếu nữa
digest-evening = Chiều { $day }: hôm nay nhận { $received } · xong { $done } · còn quá hạn { $late_count } · chưa ai nhận { $unclaimed } · đến hạn ngày mai { $due_count }
report-ready =
    Báo cáo tháng { $month } năm { $year } đã có ở trang /desk/reports?month={ $query }: bảng tính và văn bản, chỉ có số đếm.
clock-warning =
    { $which ->
        [respond] { $percent ->
            [50] { $code } · { $kind } · { $street }: chưa ai nhận, đã hết nửa thời gian. Trả lời trước { $due }.
            [80] { $code } · { $kind } · { $street }: CHƯA AI NHẬN, sắp hết giờ. Trả lời trước { $due }.
           *[other] { $code } · { $kind } · { $street }: CHƯA AI NHẬN, đã quá giờ trả lời.
        }
        [interim] { $code } · { $kind } · { $street }: đến giờ báo người dân đang làm tới đâu. Trả lời thẻ: “trả lời …”.
       *[resolve] { $percent ->
            [50] { $code } · { $kind } · { $street }: đã hết nửa thời gian, xong trước { $due }.
            [80] { $code } · { $kind } · { $street }: sắp hết hạn, xong trước { $due }. Cần thêm thì nhắn “gia hạn …”.
           *[other] { $code } · { $kind } · { $street }: QUÁ HẠN{ $holder ->
                [none] , chưa ai giữ.
               *[other] , { $holder } giữ.
            }
        }
    }
clock-late =
    { $level ->
        [head] Báo trưởng đơn vị:
        [deputy] Báo Phó Chủ tịch:
       *[chair] Báo Chủ tịch:
    } { $code } · { $kind } · { $street }
    { $which ->
        [respond] Chưa ai trả lời người dân
       *[other] Chưa làm xong
    }, { $percent ->
        [100] đã hết thời gian
        [150] quá một nửa thời gian nữa
       *[other] quá gấp đôi thời gian
    } · { $unit }{ $holder ->
        [none] , chưa ai giữ
       *[other] , { $holder } giữ
    }.
clock-pause-over = { $code } · { $kind } · { $street }: hết thời gian { $pause }, đồng hồ chạy lại. Anh/chị quyết giúp: làm tiếp, từ chối, hay gia hạn. Xong trước { $due }.
group-list =
    { $count } phiếu đang mở:
    { $lines }
group-list-none = Không có phiếu nào đang mở.
group-line = { $code } · { $kind } · { $street } · trước { $due }{ $holder ->
        [none] { "" }
       *[other] { " " }· { $holder }
    }
ticket-details =
    { $code } · { $what } · xong trước { $due }
    Chỗ: { $place }
    Vị trí: { $map }
    Lời người dân: { $words }
    Thêm: { $more }{ $left ->
        [0] { "" }
       *[other] { " " }(còn { $left } ảnh nữa)
    }{ $others ->
        [none] { "" }
       *[other]
            { "" }
            Người khác cùng báo:
            { $others }
    }{ $notes ->
        [none] { "" }
       *[other]
            { "" }
            Ghi chú nội bộ:
            { $notes }
    }{ $needs ->
        [none] { "" }
       *[other]
            { "" }
            Tin tốt nên có: { $needs }
    }
details-other = { $place ->
        [none] { "" }
       *[other] { $place }:{ " " }
    }{ $words ->
        [none] …
       *[other] { $words }
    }
details-more = và { $count } lượt báo nữa

# --- cần gọi điện: không nhắn được cho người dân ---
call-card =
    Cần gọi điện ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }
    { $why ->
        [window] Người dân lâu chưa nhắn nên không còn cách nào nhắn tới.
        [refused] Tin nhắn bị từ chối, có thể người dân đã chặn.
       *[other] Việc này cần người gọi.
    } Từ { $since }.
    Bấm “Xem đủ” để nhận số riêng, gọi xong bấm “Đã gọi”.
call-line = ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }{ $code }
    } · { $why ->
        [window] lâu chưa nhắn
        [refused] bị từ chối
        [chatless] chưa từng nhắn với phường
       *[other] cần người gọi
    } · từ { $since }
call-list =
    { $count } người cần gọi:
    { $lines }
call-list-see = Xem ({ $number })
call-list-none = Không có ai cần gọi.
call-details =
    Cần gọi ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }, từ { $since }
    { $phone }
    Điều chưa nhắn được: “{ $words }”
call-details-sent = Đã gửi riêng anh/chị số cần gọi ({ $number }).
call-done = { $name } đã gọi ({ $number }).
call-done-already = ({ $number }) đã có người gọi rồi.
call-which = Chưa rõ đã gọi ai. Nhắn “đã gọi” kèm mã phiếu hoặc số, ví dụ “đã gọi 12”; xem danh sách: nhắn “cần gọi”.
calls-many = Còn nhiều người cần gọi điện. Xem danh sách: nhắn “cần gọi”.
button-phoned = Đã gọi

# --- liên kết: hai kênh của cùng một người ---
link-code =
    Dạ, mã liên kết của { $you }, dùng một lần trong { $minutes } phút:
    { $link }
    { $You } mở kênh kia (Zalo, Telegram hoặc trang web), nhắn: liên kết { $link }
    Đừng đưa mã này cho ai: ai có mã thì xem được phiếu của { $you }.
link-wrong = Dạ, mã này không đúng hoặc đã quá { $minutes } phút. { $You } nhắn “liên kết” ở kênh kia để lấy mã mới giúp em ạ.
link-own = Dạ, mã này là của chính { $you }. { $You } mở kênh kia rồi nhắn mã giúp em ạ.
link-ask-sure =
    Dạ, mã này lấy từ { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] trang web của phường
       *[other] kênh kia
    }. Nối lại thì phiếu và hồ sơ ở hai bên thành của chung một người. { $You } đồng ý nối chứ ạ?
link-done = Dạ, đã nối xong. Từ giờ { $you } xem phiếu và hồ sơ ở bên nào cũng được.
link-joined =
    Dạ, { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] trang web của phường
       *[other] kênh kia
    } vừa được nối với { $you } bằng mã liên kết. Nếu không phải { $you } làm, nhắn “gặp cán bộ” để phường gỡ ngay.
button-link-yes = Đồng ý nối
button-link-no = Không nối

# --- nặng lời, nhắn dồn: trước hết là một câu nhẹ nhàng ---
abuse-kind =
    { $matter ->
        [yes] Dạ, em biết { $you } đang bực, em lo việc này đây ạ.
       *[no] Dạ, em biết { $you } đang bực. { $You } kể em nghe việc gì, ở đâu, em chuyển đúng người lo ạ.
    }
abuse-pause = Dạ, mấy lời nặng quá nên em xin tạm dừng nhận việc mới đến { $until }, cán bộ sẽ xem lại. Có người nguy hiểm thì { $you } cứ nhắn, em vẫn nghe ngay.
abuse-paused = Dạ, em đang tạm dừng nhận việc mới đến { $until }. Có nguy hiểm thì { $you } nhắn ngay, em vẫn nghe; việc gấp khác { $you } đến thẳng { $ward } giúp em.
abuse-refused-often =
    { $kind ->
        [hoax] Dạ, mấy lần cán bộ tới mà chưa thấy việc như lời báo, nên em tạm dừng nhận việc mới đến { $until }.
       *[insult] Dạ, mấy lần lời nhắn nặng quá, nên em tạm dừng nhận việc mới đến { $until }.
    }
    Nếu phường hiểu chưa đúng, { $you } gặp cán bộ ở { $ward } giúp em. Có nguy hiểm thì cứ nhắn, em vẫn nghe ngay.
abuse-lifted = Dạ, cán bộ xem lại rồi ạ. { $You } nhắn việc như thường nhé, em xin lỗi đã để { $you } chờ.
flood-noted = Dạ, em nhận đủ tin của { $you } rồi ạ. { $You } gom lại một tin cho dễ xem; có nguy hiểm thì nhắn ngay.
abuse-card =
    Nhờ xem lại ({ $number }): một người dân { $kind ->
        [hoax] có { $count } phiếu bị đóng vì không đúng sự thật{ $code ->
            [none] { "" }
           *[other] , mới nhất { $code }
        }.
       *[insult] nặng lời { $count } lần{ $words ->
            [none] { "" }
           *[other] : “{ $words }”
        }.
    }
    Em tạm dừng nhận việc mới của họ đến { $until }; báo nguy hiểm vẫn nhận. Anh/chị giữ hay gỡ?
abuse-reviewed = { $verdict ->
        [lifted] Đã gỡ ({ $number }), lần này không tính nữa.
       *[kept] Đã giữ ({ $number }), hết giờ thì tự mở lại.
    }
abuse-reviewed-already = ({ $number }) đã có người xem rồi.
abuse-not-yours = Việc này chỉ lãnh đạo phường xem, ở khung chat riêng.
button-lift = Gỡ
button-keep-paused = Giữ

# --- báo động kỹ thuật: gửi vào nhóm cán bộ và cho người phụ trách máy ---
alarm =
    Báo kỹ thuật: { $kind ->
        [provider_down] từ { $at } chưa gửi được tin qua { $ref }. Tin được giữ lại, có đường là gửi tiếp.
        [group_gone] không đăng được vào nhóm cán bộ trên { $ref }. Thẻ vẫn có ở trang /desk/group; mời kiểm tra mã nhóm.
        [chat_moved] nhóm cán bộ đã đổi mã ({ $detail }).
        [nobody_for_restricted] có phiếu hạn chế mà chưa có lãnh đạo nào nhận được. Mời đăng ký một lãnh đạo.
        [nobody_unconcerned] có phiếu hạn chế về một cán bộ mà phường chưa có người ngoài cuộc để nhận. Mời đăng ký thêm một lãnh đạo.
        [database_failed] cơ sở dữ liệu không dùng được. Tin mới chưa được nhận; kênh nhắn tin sẽ gửi lại sau.
        [zalo_reauth] Zalo đòi cấp quyền lại cho tài khoản của phường. Tin được giữ lại; mời chạy “phuongoi zalo authorize”.
        [zalo_silent] Zalo không còn báo tin về. Tin sót đang được lấy bù; mời bật lại Webhook ở developers.zalo.me.
        [zalo_refused] Zalo không cho tài khoản của phường gửi (mã { $ref }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [zalo_quota] đã hết hạn mức gửi của Zalo (mã { $ref }). Tin được giữ đến kỳ sau.
        [zalo_token] Zalo không nhận khóa truy cập (mã { $ref }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [zalo_old_grant] quyền Zalo đã hơn 60 ngày chưa đổi, sắp hết hạn. Mời chạy “phuongoi zalo authorize”.
        [zalo_no_rotation] Zalo không đổi khóa dài hạn khi làm mới. Mời theo dõi, có thể phải cấp quyền lại.
        [zalo_refresh_unsure] chưa rõ Zalo đã làm mới khóa hay chưa. Sẽ thử lại; có thể phải cấp quyền lại.
        [zalo_oauth_refused] Zalo không cho làm mới khóa. Mời chạy “phuongoi doctor”.
        [zalo_unsigned] tin Zalo báo về có chữ ký lạ nên không nhận thẳng được, đang lấy bù. Mời kiểm tra PHUONGOI_ZALO_OA_SECRET_KEY.
        [zalo_wrong_oa] khóa Zalo đang dùng là của một tài khoản khác. Mời kiểm tra PHUONGOI_ZALO_OA_ID.
        [bot_refused] Zalo không nhận bot của phường ({ $detail }). Tin được giữ lại; mời chạy “phuongoi doctor”.
        [bot_plan] bot Zalo đã dùng { $detail } hạn mức { $ref ->
            [messages] tin nhắn của tháng
            [users] người dùng
           *[groups] nhóm
        }. Hết hạn mức thì bot không gửi được nữa; mời xem gói của bot trong Zalo Bot Manager.
        [bot_full] bot Zalo đã hết hạn mức. Người dân được nhắn qua kênh khác hoặc vào danh sách cần gọi; thẻ vẫn có ở trang /desk/group.
        [nobody_to_escalate] thưa Chủ tịch, phiếu { $ref } quá hạn mà không có ai nhận báo. Mời xem phiếu, và ghi tên người nhận báo vào mục [escalation] của tệp phường.
        [nobody_on_duty] KHẨN CẤP { $ref }: không có ai trực để gọi. Mời gọi điện cho nhau ngay, và ghi lịch trực vào mục [[duty]] của tệp phường.
        [duty_silent] KHẨN CẤP { $ref }: đã gọi hết lượt trực, { $detail } phút rồi chưa ai nhận. Mời gọi điện ngay.
        [job_failed] việc hẹn giờ { $ref } chưa làm được vì lỗi phần mềm. Sẽ thử lại; mời xem nhật ký.
        [bug] { $count } tin chưa trả lời được vì lỗi phần mềm. Mời chạy “phuongoi failed”.
        [dead_letter] { $count } tin không gửi được trong một giờ. Mời chạy “phuongoi doctor”.
        [send_unknown] { $count } tin không rõ đã tới người nhận chưa.
       *[other] { $kind } ({ $ref }).
    }
alarm-over =
    Báo kỹ thuật: { $kind ->
        [provider_down] đã gửi được tin qua { $ref } trở lại.
        [database_failed] cơ sở dữ liệu đã dùng lại được.
        [zalo_reauth] Zalo đã được cấp quyền lại, tin giữ lại đang được gửi.
        [zalo_silent] Zalo đã báo tin về trở lại.
        [zalo_unsigned] chữ ký của Zalo đã khớp, tin về thẳng trở lại.
       *[other] việc đã báo ({ $kind }) nay đã ổn.
    }

## Lịch hẹn
button-book = Đặt lịch hẹn
button-other-day = Hôm khác
button-other-time = Giờ khác
button-wait-list = Chờ, có chỗ thì báo tôi
button-stop-waiting = Không chờ nữa
button-book-yes = Chốt giờ này
button-book-move = Đổi giờ
button-book-cancel = Hủy hẹn
button-book-keep = Giữ hẹn
button-book-again = Đặt lại
button-come = Đến
button-take-seat = Nhận chỗ này
button-no-need = Không cần nữa
button-all-papers = Xem đủ giấy tờ
booking-ask-offering = Dạ, { $you } muốn đặt lịch ở đâu ạ?
booking-ask-offering-again = { $You } chọn giúp em một số ở dưới ạ.
booking-ask-what = Dạ, { $you } đến { $where } làm giấy gì ạ? Em dặn trước cần mang gì.
booking-ask-elder = Người đến đã tròn 75 tuổi chưa ạ? Phường có chỗ ưu tiên.
booking-ask-day = Dạ, { $you } muốn hôm nào ạ? Nhắn ngày cũng được, ví dụ “sáng thứ Tư tuần sau”.
booking-ask-day-again = { $You } chọn một ngày ở dưới, hoặc nhắn “sáng thứ Tư”, “ngày 3/12” giúp em ạ.
booking-ask-when = { $why ->
        [fits] Dạ được ạ. { $You } chọn giờ giúp em:
        [closed] Dạ, lúc đó { $where } không làm việc ạ. Gần nhất còn:
        [late] Dạ, giờ đó không kịp đặt nữa ạ. Gần nhất còn:
        [far] Dạ, em chỉ nhận lịch trong { $days } ngày tới ạ. Gần nhất còn:
        [full] Dạ, lúc đó hết chỗ rồi ạ. { $You } chọn giờ gần nhất, hoặc chờ:
        [lost] Dạ, chỗ đó vừa có người đặt mất rồi ạ. Em còn mấy giờ này:
        [none] Dạ, { $days } ngày tới { $where } kín lịch rồi ạ. { $walk ->
            [yes] { $You } cứ ra, lấy số chờ tại chỗ, hoặc để em nhờ cán bộ giúp.
           *[no] { $You } để em nhờ cán bộ sắp xếp giúp ạ.
        }
       *[any] Dạ, { $where } còn mấy giờ này. { $You } chọn giúp em:
    }
booking-ask-when-again = { $why ->
        [none] Dạ, { $days } ngày tới { $where } kín lịch rồi ạ. { $walk ->
            [yes] { $You } cứ ra, lấy số chờ tại chỗ, hoặc để em nhờ cán bộ giúp.
           *[no] { $You } để em nhờ cán bộ sắp xếp giúp ạ.
        }
       *[any] { $You } chọn một giờ ở dưới, hoặc nhắn ngày giờ { $you } muốn ạ.
    }
booking-ask-sure = { $moving ->
        [yes] Dạ, em đổi sang { $when }, { $where }, nhé?
       *[no] Dạ, em giữ chỗ { $when }, { $where }. { $You } chốt nhé?
    }
booking-ask-sure-again = { $You } chốt { $when }, { $where }, phải không ạ?
booking-done =
    Dạ xong rồi ạ. Hẹn { $you } { $when }, tại { $place }. Mã hẹn: { $code }.{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    Đường đi: { $map }
    }
booking-file = Lưu vào lịch điện thoại: { $file }
booking-show =
    { $status ->
        [waiting] Dạ, { $you } đang chờ chỗ { $when }, { $where }. Có chỗ em báo ngay ạ.
        [offered] Dạ, em đang giữ cho { $you } chỗ { $when }, { $where }. { $You } nhận không ạ?
       *[booked] Dạ, { $you } có hẹn { $when }, tại { $place }. Mã hẹn: { $code }.
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    Đường đi: { $map }
    }
booking-have-one = Dạ, { $you } có hẹn rồi ạ: { $when }, { $where }. { $You } muốn đổi giờ hay hủy ạ?
booking-over = Dạ, hẹn { $when } này không còn nữa ạ. { $You } đặt lại không ạ?
booking-more-papers = giấy khác tùy trường hợp: bấm “Xem đủ giấy tờ”
booking-unknown = Dạ, em không thấy lịch hẹn này của { $you } ạ.
booking-waiting = Dạ, em ghi { $you } vào danh sách chờ, { $where }, từ { $when }. Có người nhường chỗ là em báo ngay ạ.
booking-offered =
    Dạ, có chỗ trống rồi ạ: { $when }, { $where }.
    Em giữ cho { $you } đến { $until }. { $You } nhận không ạ?
booking-offer-over = Dạ, em chưa thấy { $you } trả lời nên nhường chỗ { $when } cho người sau ạ. { $You } cần thì em tìm giờ khác.
booking-ask-change = Dạ, { $you } có hẹn { $when }, { $where }. { $You } muốn sao ạ?
booking-cancelled = { $was ->
        [waiting] Dạ, em bỏ tên { $you } khỏi danh sách chờ rồi ạ.
        [offered] Dạ vâng, em nhường chỗ này cho người khác ạ.
       *[booked] Dạ, em hủy hẹn { $when } rồi ạ. { $You } cần thì em đặt lại.
    }
booking-kept-as-it-was = Dạ vâng, hẹn cũ của { $you } vẫn giữ nguyên ạ.
booking-see-you = Dạ, phường đợi { $you } { $when } ạ.
booking-remind =
    { $near ->
        [soon] Dạ, em nhắc { $you }: sắp đến hẹn { $when }, tại { $place }.
       *[day] Dạ, em nhắc { $you }: { $you } có hẹn { $when }, tại { $place }. { $You } đến được không ạ?
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Nhớ mang giúp em: { $bring }
    }
booking-called-off =
    Dạ, phường xin lỗi { $you }: hẹn { $when }, { $where }, phải hoãn lại{ $reason ->
        [none] { "" }
       *[some] { " " }({ $reason })
    }.
    { $You } chọn giờ mới giúp em ạ:
booking-other-place = Dạ, hẹn { $when } của { $you } đổi chỗ ạ: nay ở { $place }. Giờ hẹn vẫn như cũ.
booking-missed = Dạ, hẹn { $when } phường chưa gặp được { $you }. Không sao ạ, { $you } cần thì em đặt lại giờ khác nhé?
bookings-none = Dạ, { $you } chưa có lịch hẹn nào ạ.
bookings-list =
    Dạ, lịch hẹn của { $you } đây ạ:
    { $lines }
bookings-which =
    Dạ, { $you } muốn đổi hẹn nào ạ?
    { $lines }
booking-line = { $when } · { $where } · { $status ->
        [waiting] đang chờ chỗ
        [offered] có chỗ, chờ { $you } nhận
       *[booked] đã chốt
    }

## Lịch hẹn: nhóm cán bộ
schedule-list =
    Lịch { $day }: { $count } lượt.
    { $lines }
    Nhắn “đến MÃ”, “vắng MÃ”, “chi tiết MÃ”, “lấy số”.
schedule-none = Lịch { $day }: chưa có ai hẹn.
schedule-line = { $time } · { $who ->
        [number] lượt { $number }
       *[code] { $code }
    } · { $where }{ $what ->
        [none] { "" }
       *[some] { " " }· { $what }
    }{ $elder ->
        [yes] { " " }· 75+
       *[no] { "" }
    } · { $status ->
        [arrived] đã đến
        [no_show] vắng
        [coming] báo sẽ đến
        [queued] chờ tới lượt
        [called] đã mời
        [served] xong
       *[booked] chờ
    }
schedule-arrived = { $code }: đã đến.
schedule-no-show = { $code }: ghi vắng, đã hỏi thăm người dân.
schedule-cannot = { $code }: lịch này không còn chờ nữa.
schedule-too-early = { $code }: hẹn { $when }, chưa tới giờ.
schedule-unknown = Không có lịch hẹn { $code }.
schedule-walk-in = Lượt { $number }{ $elder ->
        [yes] { " " }(75+)
       *[no] { "" }
    } · { $where }, { $day }. { $before ->
        [0] Tới lượt ngay.
       *[other] Trước còn { $before } người.
    }
schedule-which = Ở đâu? Nhắn kèm tên: { $names }.
schedule-details =
    { $code } · { $when } · { $where }
    Tên: { $name }
    Việc: { $what }
    { $phone }
schedule-details-sent = Đã gửi riêng chi tiết { $code }.
schedule-when = Hủy lịch lúc nào? Ví dụ “hủy lịch quầy chiều nay vì bão”.
schedule-ask-close = Hủy lịch { $where } từ { $begin } đến { $end }: { $count } người được báo và mời giờ mới. Chắc chưa?
button-close-yes = Hủy và báo mọi người
button-close-no = Thôi
schedule-closed = Đã dừng nhận lịch { $where } từ { $begin } đến { $end }; đã báo { $count } người. Nhận lại: “mở lịch …”.
schedule-not-closed = Không hủy gì.
schedule-reopened = Đã nhận lịch lại: { $where }, { $begin } đến { $end }. Ai đã bị hoãn thì vẫn giữ giờ mới.
schedule-visits = các hẹn đến nhà
schedule-all = tất cả nơi nhận lịch
schedule-details-leaders = { $code } là lịch tiếp công dân: chỉ lãnh đạo xem được ai hẹn.

## Số thứ tự trong ngày
queue-number = { $status ->
        [called] Dạ, số { $number } của { $you } vừa được mời rồi ạ. { $You } vào { $place } ngay giúp em nhé.
       *[queued] Dạ, số của { $you } là **{ $number }**, { $where }. { $before ->
            [0] { $You } là người tiếp theo, đợi ở cửa giúp em nhé.
           *[other] Trước { $you } còn { $before } người, gần tới lượt em nhắn.
        }{ $elder ->
            [yes] { " " }Người từ 75 tuổi được mời trước.
           *[no] { "" }
        }
    }
queue-soon = Dạ, sắp tới lượt { $you } rồi ạ: số { $number }. { $before ->
        [0] { $You } là người tiếp theo, đến { $place } giúp em nhé.
       *[other] Trước { $you } còn { $before } người, đến { $place } giúp em nhé.
    }
queue-come = Dạ, mời { $you } số **{ $number }**, tới lượt rồi ạ. { $You } vào { $place } giúp em nhé.
queue-missed = Dạ, cán bộ mời số { $number } mà chưa gặp { $you }. Không sao ạ, { $you } đến nơi thì nói số của mình để được mời lại.
queue-ended = Dạ, em xin lỗi { $you }, { $where } nghỉ rồi mà chưa tới số { $number }. { $You } đặt giờ hẹn để khỏi phải chờ, em giúp nhé?
queue-left = Dạ vâng, em bỏ số { $number } rồi ạ. { $You } cần thì em đặt giờ hẹn khác.
queue-how = Dạ, số thứ tự chỉ lấy tại chỗ: { $you } quét mã QR ở bàn tiếp, hoặc nhờ cán bộ lấy giúp. Đặt giờ hẹn thì khỏi phải chờ, { $you } đặt không ạ?
queue-shut = Dạ, { $why ->
        [early] bây giờ còn sớm, { $where } chưa phát số. { $You } quét lại khi gần tới giờ mở cửa giúp em.
        [over] { $where } hôm nay hết giờ rồi ạ. { $You } đặt giờ hẹn hôm khác nhé?
        [not_today] hôm nay { $where } không mở ạ. { $You } đặt giờ hẹn hôm khác nhé?
       *[off] { $where } lúc này tạm nghỉ ạ. { $You } đặt giờ hẹn hôm khác nhé?
    }
button-queue-where = Còn mấy người?
button-queue-elder = Tôi từ 75 tuổi
button-queue-leave = Thôi, không chờ nữa
queue-calling = Mời lượt { $number }{ $elder ->
        [yes] { " " }(75+)
       *[no] { "" }
    }. { $left ->
        [0] Không còn ai chờ.
       *[other] Còn { $left } người chờ.
    }
queue-empty = Không còn ai chờ, { $where }.
queue-unknown = Hôm nay { $where } không có lượt { $number }.
queue-over = Lượt { $number } xong rồi hoặc đã thôi chờ.
queue-absent = Lượt { $number }: vắng. Quay lại thì “mời lượt { $number }”.
button-call-next = Mời số tiếp
button-give-number = Lấy số
button-absent = Vắng

## Buổi tổ dân phố điện tử, trong nhóm cán bộ: không tên người dân
session-role = { $role ->
        [leader] trưởng nhóm
        [deputy] phó nhóm
        [justice] cán bộ tư pháp
       *[youth] đoàn viên
    }
session-none = Hai tuần tới chưa có buổi nào.
session-calendar =
    Lịch buổi hai tuần tới:
    { $lines }
    Đến giờ thì “mở buổi”. Sửa người: trang /desk/sessions.
session-line = { $day } · { $hours } · { $place } · { $status ->
        [open] đang mở
        [closed] đã xong
        [cancelled] đã hủy
       *[planned] { $missing ->
            [0] đủ người
           *[other] thiếu { $missing } người
        }
    } · { $booked } người hẹn
session-which = Buổi nào? Nhắn kèm nơi: { $names }.
session-none-open = Không có buổi nào đang mở. “Mở buổi” để bắt đầu.
session-is-open = Buổi { $day } ở { $place } đang mở rồi.
session-is-cancelled = Buổi { $day } ở { $place } đã hủy. Muốn mở thì “mở lịch” ngày này trước.
session-is-over = Buổi này không còn mở.
session-opened =
    MỞ BUỔI · { $day } · { $place }
    { $team } người trực{ $missing ->
        [none] { "" }
       *[some] { "" }, còn thiếu { $missing }
    } · { $booked } người hẹn · { $waiting } người đang chờ
    Nhắn “xong khai sinh nộp online”, “cài VNeID 3”, “ca khó …”, “mượn 2 laptop”, cuối buổi “đóng buổi”.
session-now =
    Buổi { $day } · { $place }: gặp { $people } người, { $waiting } người đang chờ.{ $lines ->
        [none] { "" }
       *[some] { "" }
    { $lines }
    }
    Lần đầu nộp online { $first_time } · ca khó { $hard } · cài VNeID { $vneid } · ứng dụng địa phương { $local_app }
session-procedure = – { $what }: { $parts }
session-other-matter = việc khác
session-ask-outcome = { $what }: kết quả thế nào?
button-outcome-filed_online = Nộp online
button-outcome-taught = Hướng dẫn
button-outcome-handed_over = Chuyển cán bộ
button-outcome-came_again = Hẹn lại
session-counted = Đã ghi{ $number ->
        [0] { "" }
       *[other] { " " }lượt { $number }
    }: { $what }, { $outcome }{ $count ->
        [1] { "" }
       *[other] { " " }× { $count }
    }{ $first ->
        [yes] , lần đầu
       *[no] { "" }
    }. Nhầm thì “ghi nhầm”.
session-app = Đã ghi: cài { $app ->
        [vneid] VNeID
       *[other] ứng dụng địa phương
    } cho { $count } người.
session-met = Đã ghi: gặp thêm { $count } người.
session-taken-back = Đã bỏ mục vừa ghi: { $outcome ->
        [vneid] cài VNeID
        [local_app] cài ứng dụng địa phương
        [met] gặp thêm người
       *[other] { $what }
    }.
session-nothing-back = Anh/chị chưa ghi mục nào trong buổi này.
session-confided = Đã nhận ca khó này. Chỉ người có trách nhiệm của phường đọc được.
session-handed-over = Ca khó: { $what } → { $code }{ $due ->
        [none] { "" }
       *[some] , trả lời trước { $due }
    }. { $count ->
        [0] Chưa có cán bộ tư pháp trong danh sách trực: bộ phận một cửa nhận giúp.
       *[other] Đã báo riêng { $told }.
    }
session-hard-what = Ca khó về việc gì? Ví dụ “ca khó khai sinh lượt 12”, “ca khó PA-…”. Chuyện riêng của dân thì trao đổi riêng với cán bộ tư pháp.
session-hard-unknown = Không có mã { $code }. Anh/chị xem lại mã giúp em.
session-hard-case =
    Ca khó từ buổi { $day }, { $place }: { $what }, mã { $code }.{ $words ->
        [none] { "" }
       *[some] { "" }
    “{ $words }”
    }
    Nhắn “nhận { $code }” khi anh/chị lo được.
session-borrowed = Đã ghi mượn: { $items }. Trả thì “trả …” hoặc “trả hết”.
session-returned = Đã trả: { $items }.{ $left ->
        [none] { " " }Không còn gì mượn.
       *[some] { " " }Còn mượn: { $left }.
    }
session-ask-close = Trước khi đóng:{ $items ->
        [none] { "" }
       *[some] { " " }{ $items } chưa trả.
    }{ $count ->
        [0] { "" }
       *[other] { " " }{ $count } người hẹn chưa ghi “đến” hay “vắng”: { $codes }.
    } Đóng luôn không?
button-session-close = Đóng buổi
button-not-yet = Chưa
session-stays-open = Buổi vẫn mở.
session-closed =
    ĐÓNG BUỔI · { $day } · { $place }
    Gặp { $people } người{ $wait ->
        [0] { "" }
       *[other] , chờ trung bình { $wait } phút
    }{ $left ->
        [0] { "" }
       *[other] , { $left } người chưa tới lượt đã được báo
    }.{ $lines ->
        [none] { "" }
       *[some] { "" }
    { $lines }
    }
    Lần đầu nộp online { $first_time } · bớt { $trips } lượt đi · ca khó { $hard } · cài VNeID { $vneid } · ứng dụng địa phương { $local_app }{ $items ->
        [none] { "" }
       *[some] { "" }
    CHƯA TRẢ: { $items }
    }
session-gaps = Buổi { $day }, { $hours }, { $place } còn thiếu: { $missing }. Trưởng nhóm thêm người ở trang /desk/sessions.
session-reminded = Ngày mai có buổi { $day }, { $hours }, { $place }: đã nhắc riêng { $told } người.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } người chưa nhắn được ở đây, trưởng nhóm gọi giúp.
    }
session-remind = Anh/chị ơi, ngày mai { $day } có buổi ở { $place }, { $hours }; anh/chị là { $role }. Anh/chị đến được chứ ạ?
button-session-come = Tôi đến được
button-cannot = Tôi bận
session-see-you = Cảm ơn anh/chị. Hẹn gặp { $day } ở { $place }.
session-cannot = Em báo nhóm rồi: anh/chị bận buổi { $day }.
session-dropped-out = { $name } bận buổi { $day }.{ $missing ->
        [none] { "" }
       *[some] { " " }Còn thiếu: { $missing }.
    }
session-not-yours = Anh/chị không có tên trong buổi này, hoặc buổi đã qua.
session-leaders = Chỉ lãnh đạo phân công được người trực.
session-not-on-it = Chỉ lãnh đạo, hoặc người trực của buổi này, đổi chỗ được.
session-there-already = { $name } đã có tên trong buổi { $day }.
session-assigned = { $name } trực buổi { $day }: { $role }.{ $missing ->
        [none] { " " }Buổi này đủ người.
       *[some] { " " }Còn thiếu: { $missing }.
    }
session-called-off = Anh/chị ơi, buổi { $day } ở { $place } đã hủy{ $reason ->
        [none] { "" }
       *[some] { " " }vì { $reason }
    }. Anh/chị không phải đến nhé.
session-cancelled = Đã hủy buổi { $day } ở { $place }; đã báo riêng { $told } người trực.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } người chưa nhắn được, trưởng nhóm gọi giúp.
    }
session-other-place = Anh/chị ơi, buổi { $day }, { $hours } đổi chỗ: nay ở { $place }.
session-moved = Buổi { $day } nay ở { $place }; đã báo riêng { $told } người trực và { $booked } người hẹn.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } người chưa nhắn được, trưởng nhóm gọi giúp.
    }
session-back-on = Anh/chị ơi, buổi { $day } ở { $place } lại diễn ra, { $hours }.
session-on-again = Buổi { $day } ở { $place } lại diễn ra; đã báo riêng { $told } người trực.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } người chưa nhắn được, trưởng nhóm gọi giúp.
    }

## Biên nhận giấy tờ: người dân
receipt-ask-taken =
    { $again ->
        [yes] Dạ, cán bộ { $by } sửa lại danh sách giấy đã nhận:
       *[no] Dạ, cán bộ { $by } báo đã nhận các giấy này:
    }
    { $papers }
    Biên nhận { $code }. Đúng và đủ không { $you } ạ?
receipt-ask-returned =
    Dạ, phường báo đã trả giấy theo biên nhận { $code }:
    { $papers }
    { $You } nhận đủ chưa ạ?
button-receipt-right = Đúng, đủ rồi
button-receipt-wrong = Chưa đúng
receipt-agreed = { $was ->
        [returning] Dạ, vậy là giấy của { $you } đã về đủ ạ. Em khép biên nhận { $code }.
       *[listed] Dạ, em ghi nhận ạ. Phường giữ cẩn thận và báo { $you } từng bước; muốn hỏi, { $you } nhắn { $code } giúp em.
    }
receipt-objected = { $was ->
        [returning] Dạ, em xin lỗi { $you }. Em báo cán bộ xem lại ngay giấy theo biên nhận { $code } ạ.
       *[listed] Dạ, em báo cán bộ sửa lại ngay ạ. { $You } chưa đồng ý thì biên nhận { $code } chưa tính.
    }
receipt-step = { $event ->
        [sign] { $status ->
            [returned] Dạ, { $you } đã ký nhận lại đủ giấy, em khép biên nhận { $code } ạ.
           *[held] Dạ, { $you } đã ký biên nhận { $code } trên giấy, em ghi lại rồi ạ.
        }
        [withdraw] Dạ, em hủy biên nhận { $code } rồi ạ: giấy vẫn ở chỗ { $you }.
        [receive] Dạ, giấy của { $you } đã tới bộ phận một cửa ạ (biên nhận { $code }).
        [file] Dạ, hồ sơ của { $you } đã nộp: { $office }.{ $due ->
            [none] { "" }
           *[day] { " " }Hẹn kết quả { $due }.
        }{ $file_code ->
            [none] { "" }
           *[some] { " " }Mã hồ sơ { $file_code }.
        }
       *[result] Dạ, hồ sơ của { $you } có kết quả rồi ạ (biên nhận { $code }). Phường trả tận tay { $you } và hỏi lại cho chắc.
    }
receipt-show =
    { $status ->
        [listed] Dạ, biên nhận { $code } chờ { $you } xem đã đúng, đủ chưa ạ.
        [disputed] Dạ, cán bộ đang sửa lại biên nhận { $code } ạ.
        [held] Dạ, cán bộ { $by } đang giữ giấy theo biên nhận { $code } ạ.
        [passing] Dạ, giấy theo biên nhận { $code } đang được giao cho bộ phận một cửa ạ.
        [at_desk] Dạ, giấy theo biên nhận { $code } đang ở bộ phận một cửa ạ.
        [filed] Dạ, giấy theo biên nhận { $code } đã nộp: { $office }.{ $due ->
            [none] { "" }
           *[day] { " " }Hẹn kết quả { $due }.
        }
        [ready] Dạ, giấy theo biên nhận { $code } đang chờ trả { $you } ạ.
        [returning] Dạ, phường báo đã trả giấy theo biên nhận { $code }. { $You } nhận đủ chưa ạ?
        [returned] Dạ, giấy theo biên nhận { $code } đã trả { $you } đủ rồi ạ.
       *[cancelled] Dạ, biên nhận { $code } đã hủy: giấy vẫn ở chỗ { $you } ạ.
    }
    { $papers }
receipt-none = Dạ, em không thấy biên nhận giấy tờ nào của { $you } ạ. { $You } cần thì em nối với cán bộ.

## Biên nhận giấy tờ: nhóm cán bộ
receipt-card = { $code } · { $count } giấy{ $area ->
        [none] { "" }
       *[some] { " " }· { $area }
    } · { $status ->
        [listed] chờ người dân xem lại
        [disputed] NGƯỜI DÂN BÁO CHƯA ĐÚNG
        [held] { $holder } đang giữ
        [passing] { $holder } đã giao, chờ người khác nhận
        [at_desk] một cửa đã nhận ({ $holder })
        [filed] đã nộp { $office }{ $due ->
            [none] { "" }
           *[day] , hẹn { $due }
        }
        [ready] chờ trả người dân
        [returning] đã trả, chờ người dân xác nhận
        [returned] đã trả đủ
       *[cancelled] đã hủy
    }
button-receipt-sign = Đã ký trên giấy
button-receipt-pass = Bàn giao
button-receipt-receive = Đã nhận
button-receipt-recall = Lấy lại
button-receipt-file = Nộp hồ sơ
button-receipt-result = Có kết quả
button-receipt-give_back = Đã trả
button-receipt-mend = Sửa danh sách
button-receipt-withdraw = Hủy biên nhận
receipt-noted = { $code }: { $act ->
        [sign] đã ký trên giấy.
        [pass] đã giao, chờ người khác nhận.
        [receive] đã nhận.
        [recall] giữ lại.
        [file] đã nộp.
        [result] có kết quả.
        [give_back] đã trả, chờ người dân xác nhận.
        [mend] đã sửa, chờ người dân xem lại.
       *[withdraw] đã hủy, giấy ở lại nhà dân.
    }
receipt-two-people = { $code }: người giao không tự nhận được. Cần một cán bộ khác bấm “Đã nhận”.
receipt-unknown = Không có biên nhận { $code }.
receipt-cannot = { $code }: { $status ->
        [listed] đang chờ người dân xem lại
        [disputed] người dân báo chưa đúng, cần sửa danh sách
        [held] cán bộ đang giữ
        [passing] đang chờ người nhận
        [at_desk] một cửa đã nhận
        [filed] đã nộp
        [ready] đang chờ trả
        [returning] đang chờ người dân xác nhận
        [returned] đã trả đủ
       *[cancelled] đã hủy
    }, không làm vậy được.
receipt-changed = { $code }: vừa có người cập nhật trước.
receipt-help = { $code }: nhắn “giao”, “nhận”, “nộp”, “có kết quả”, “đã trả”, “đã ký”, “sửa”, “hủy” hoặc “chi tiết”.
receipt-ask-papers = { $code }: nhận giấy gì, mấy bản? Ví dụ “2 giấy khai sinh, 1 sổ hộ khẩu”.{ $usual ->
        [none] { "" }
       *[some] { " " }Thường là: { $usual }.
    }
receipt-no-number = { $code }: không ghi số của giấy tờ, chỉ ghi tên giấy và mấy bản.
button-receipt-usual = Đúng các giấy thường là
receipt-ask-office = { $code }: nộp ở đâu?
receipt-ask-file-code = { $code }: mã hồ sơ trên giấy hẹn?
receipt-ask-due = { $code }: hẹn kết quả ngày nào? Ví dụ “thứ Sáu”.
button-no-day = Chưa hẹn ngày
receipt-details =
    { $code } · { $count } giấy · từ { $since }{ $office ->
        [none] { "" }
       *[some] { " " }· { $office }
    }{ $due ->
        [none] { "" }
       *[day] { " " }· hẹn { $due }
    }
    { $papers }
    Người giữ: { $holder }
    Mã hồ sơ: { $file_code }
receipt-details-sent = Đã gửi riêng chi tiết { $code }.
receipt-list =
    Giấy chưa về nhà dân: { $count } biên nhận.
    { $lines }
receipt-list-none = Phường không giữ giấy nào của người dân.
receipt-due = Hẹn kết quả { $due }: { $code } · { $count } giấy · { $office }. Lấy về thì bấm “Có kết quả”.
receipt-objected-card = { $code } · { $count } giấy: { $status ->
        [disputed] người dân báo danh sách chưa đúng. Xem lại rồi bấm “Sửa danh sách”.
       *[ready] người dân báo chưa nhận đủ. Gọi hỏi ngay giúp bà con.
    }{ $said ->
        [none] { "" }
       *[words] { " " }“{ $said }”
    }
receipts-late =
    { $count } biên nhận quá { $days } ngày chưa trả người dân:
    { $lines }

## Sau chuyến thăm: người dân
visit-reported =
    { $did ->
        [online] Dạ, cán bộ báo đã nộp hồ sơ qua mạng ạ: { $what }.{ $file_code ->
            [none] { "" }
           *[some] { " " }Mã hồ sơ { $file_code }.
        }{ $saved ->
            [none] { "" }
           *[some] { " " }Nộp qua mạng đỡ { $saved } đồng lệ phí.
        }
        [papers] Dạ, cán bộ báo đã nhận giấy mang về phường ạ: { $what }. Em đọc lại danh sách ngay sau đây.
        [certified] Dạ, cán bộ báo đã làm xong tại nhà ạ: { $what }.
        [taught] Dạ, cán bộ báo đã chỉ cách làm trên điện thoại ạ: { $what }.
        [seen] Dạ, cán bộ báo đã đến nhà ạ: { $what }.
       *[impossible] Dạ, lần này chưa làm được ạ: { $what }. { $why ->
            [ill] Người nhà đang mệt, khi nào khỏe phường đến lại.
            [papers] Giấy tờ còn thiếu, có đủ thì phường đến lại.
            [account] Chưa vào được tài khoản, hôm khác phường giúp lại.
            [law] Việc này luật buộc làm tại phường, { $you } hẹn ra quầy giúp em.
            [unwilling] Nhà mình muốn để sau, lúc nào cần { $you } nhắn em.
           *[other] Cán bộ ghi: “{ $said }”.
        }
    }{ $next ->
        [none] { "" }
       *[some] { " " }Việc tiếp theo: { $next }{ $day ->
            [none] { "" }
           *[some] , { $day }
        }.
    }
visit-next-result = cán bộ mang kết quả đến
visit-next-again = cán bộ đến lần nữa
visit-no-one = Dạ, { $when } cán bộ có ghé mà chưa gặp được ai. Không sao ạ, { $you } muốn em lo tiếp thế nào?
button-visit-other-day = Hẹn hôm khác
button-visit-call = Gọi cho tôi
button-visit-stop = Thôi, không cần
visit-call-about = Gọi lại giúp: hẹn đến nhà { $code }, chưa gặp được.
visit-stopped = Dạ vâng ạ. Lúc nào cần, { $you } cứ nhắn em.
visit-remind-next = Dạ, em nhắc { $you } ({ $what }): { $next }{ $day ->
        [none] { "" }
       *[some] , { $day }
    }. Có gì đổi, { $you } nhắn em ạ.
visit-thanks = Dạ, em cảm ơn { $you }. Lúc nào cần, { $you } cứ nhắn em ạ.
visit-ask-rating = Dạ, hôm trước cán bộ đến nhà ({ $what }). { $You } thấy thế nào ạ?
visit-rated-poor = Dạ, em xin lỗi { $you }. Em ghi lại để lãnh đạo phường xem ạ.
visit-ask-alone = Việc ấy, lần sau { $you } tự làm được chưa ạ?
button-visit-alone-yes = Tự làm được
button-visit-alone-helped = Cần người giúp
button-visit-alone-no = Chưa
visit-alone-thanks = { $answer ->
        [yes] Dạ, em mừng quá ạ. Vướng chỗ nào, { $you } nhắn em.
       *[helped] Dạ, không sao ạ. Lần sau { $you } nhắn em, phường lại đến giúp.
    }
visit-ask-photo = Dạ, cán bộ xin phép chụp một tấm ảnh lúc làm việc ở nhà, không chụp giấy tờ. { $You } và người nhà có đồng ý không ạ?
button-photo-yes = Đồng ý chụp
button-photo-no = Không chụp
visit-photo-answer = { $answer ->
        [yes] Dạ, em báo cán bộ rồi ạ.
       *[no] Dạ vâng ạ, em báo cán bộ không chụp ảnh.
    }

## Sau chuyến thăm: cán bộ
button-visit-done = Xong
button-visit-miss = Không gặp
button-visit-photo = Xin chụp ảnh
report-ask-did = { $code }: làm được gì?
button-report-online = Nộp qua mạng
button-report-seen = Đã đến thăm
button-report-papers = Nhận giấy mang về
button-report-certified = Chứng thực tại nhà
button-report-taught = Chỉ cách làm trên máy
button-report-impossible = Chưa làm được
report-ask-file-code = { $code }: mã hồ sơ trên cổng?
report-ask-why = { $code }: vì sao chưa làm được? Gia đình đọc được câu này.
button-report-why-ill = Người nhà đang mệt
button-report-why-papers = Thiếu giấy tờ
button-report-why-account = Không vào được tài khoản
button-report-why-law = Việc phải làm ở phường
button-report-why-unwilling = Gia đình muốn để sau
report-ask-minutes = { $code }: mất bao nhiêu phút?
report-minutes = { $count } phút
report-ask-next = { $code }: còn việc gì nữa? Ví dụ “thứ Sáu mang kết quả đến”.
button-report-next-none = Không còn gì
button-report-next-result = Mang kết quả đến
button-report-next-again = Đến lần nữa
report-ask-next-day = { $code }: ngày nào?
report-done = { $code }: đã ghi, đã báo gia đình.
visit-missed-toast = { $code }: ghi chưa gặp, đã hỏi gia đình muốn hẹn lại không.
visit-too-early = { $code }: hẹn { $when }, chưa tới lúc.
photo-asked = { $code }: đang xin phép gia đình, chưa được chụp.{ $sent ->
        [yes] { " " }Ảnh vừa gửi không giữ lại.
       *[no] { "" }
    }
photo-leave = { $code }: { $allowed ->
        [yes] gia đình đồng ý. Gửi một ảnh trả lời thẻ này, không chụp giấy tờ.
       *[no] gia đình không đồng ý, không chụp ảnh.
    }
photo-leave-yes = { $code }: gia đình đồng ý chụp ảnh. Gửi một ảnh trả lời tin này, không chụp giấy tờ.
photo-leave-no = { $code }: gia đình không muốn chụp ảnh.
visit-rated-poor-leaders = { $code } ({ $what }, { $team }): gia đình đánh giá chưa tốt. Nên gọi hỏi thêm.
visit-photo-kept = { $code }: đã giữ ảnh.

# --- danh sách phục vụ tại nhà: what is wrong with a file, each with what to write instead ---
entitled-fault-name-missing = Thiếu họ và tên. Ghi đủ họ và tên; nếu dòng này không phải một người thì xóa dòng.
entitled-fault-name-font = Họ tên viết bằng phông chữ cũ (có chữ “{ $sign }”). Chuyển cả tệp sang Unicode (phông Arial, Times New Roman) rồi lưu lại.
entitled-fault-name-signs = Họ tên có số hoặc ký hiệu lạ. Chỉ ghi họ và tên, ví dụ: Nguyễn Thị Hoa.
entitled-fault-born-impossible = Năm sinh { $year } không thể đúng. Ghi lại ngày sinh, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-born-short = Năm sinh chỉ có hai số nên không chắc. Ghi đủ bốn số của năm, ví dụ: 1/2/1940.
entitled-fault-born-unread = Không đọc được ngày sinh. Ghi ngày/tháng/năm, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-born-order = Ngày sinh ghi tháng trước ngày. Ghi ngày trước: { $day }/{ $month }/{ $year }.
entitled-fault-born-no-day = Không có ngày này trong lịch. Ghi lại ngày sinh, ví dụ: 1/2/1940, hoặc chỉ năm: 1940.
entitled-fault-phone-id-number = Dãy 12 số này giống số căn cước, không phải số điện thoại. Xóa đi, ghi số điện thoại 10 số hoặc để trống.
entitled-fault-phone-eleven = Đây là số di động 11 số đã đổi từ năm 2018. Ghi số mới 10 số, hoặc để trống.
entitled-fault-phone-unread = Không phải số điện thoại. Ghi đủ 10 số bắt đầu bằng 0, để trống nếu chưa biết, hoặc ghi “không có”.
entitled-fault-area-missing = Thiếu tổ dân phố. Ghi số tổ, ví dụ: 5 hoặc Tổ 5.
entitled-fault-group-unknown = Không có nhóm “{ $said }”. Ghi một hoặc nhiều nhóm sau, cách nhau bằng dấu chấm phẩy: { $known }.
entitled-fault-group-missing = Chưa ghi thuộc nhóm nào. Ghi một hoặc nhiều nhóm sau, cách nhau bằng dấu chấm phẩy: { $known }.
entitled-fault-mobility-unknown = Không rõ “{ $said }”. Ghi một trong các mục sau, hoặc để trống: { $known }.
entitled-fault-until-unread = Không đọc được tháng cuối. Ghi tháng/năm, ví dụ: 12/2026, hoặc để trống nếu không có hạn.
entitled-fault-until-past = Tháng cuối đã qua. Ghi tháng từ nay về sau, hoặc xóa dòng nếu người này không còn trong danh sách.
entitled-fault-twice = Cùng họ tên, tuổi và tổ với dòng { $other }, nhưng địa chỉ hoặc số điện thoại khác. Nếu là một người thì xóa bớt một dòng; nếu là hai người thì ghi đủ ngày sinh của từng người.
entitled-note-other-sheets = Đã đọc trang “{ $sheet }”. Trang { $others } cũng có danh sách nhưng không đọc.
entitled-note-left-out = Dòng này không phải một người nên bỏ qua: “{ $said }”.
entitled-note-no-phone = Chưa có số điện thoại của người này hay người chăm sóc: tin nhắn không tới được, phải đến nhà.
entitled-note-two-phones = Ô có hai số, chỉ lưu số đầu. Số kia nên ghi ở cột số điện thoại người chăm sóc.
entitled-note-id-number = Ô có dãy 12 số giống số căn cước. Dãy số ấy không được lưu.
entitled-note-joined = Cùng một người với dòng { $other }: đã gộp hai dòng, giữ đủ các nhóm.
entitled-file-empty = Tệp trống. Chọn tệp có danh sách.
entitled-file-old-excel = Tệp Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, chọn Lưu thành… “Excel Workbook (.xlsx)” rồi tải lên lại.
entitled-file-no-sheet = Đây không phải bảng tính. Cần tệp Excel (.xlsx) hoặc CSV.
entitled-file-broken = Tệp bị hỏng, không mở được. Mở bằng Excel, lưu lại thành .xlsx rồi tải lên lại.
entitled-file-too-long = Tệp quá lớn. Mỗi tệp tối đa { $most } dòng; xóa các trang và dòng thừa.
entitled-file-too-big = Tệp nặng quá mức cho phép. Xóa ảnh và các trang thừa trong tệp rồi tải lên lại.
entitled-file-no-unicode = Tệp CSV không phải Unicode. Trong Excel chọn Lưu thành… “CSV UTF-8”, hoặc gửi tệp .xlsx.
entitled-file-no-headings = Không thấy dòng tiêu đề ở { $sheets }. Trong 30 dòng đầu cần một dòng có các cột: { $needed }.
entitled-file-no-such-sheet = Tệp không có trang “{ $sheet }”. Các trang có: { $sheets }.
entitled-file-no-groups = Trang “{ $sheet }” không có cột nhóm đối tượng. Thêm cột “{ $column }”, hoặc mỗi nhóm một cột và đánh dấu x.
entitled-file-no-people = Trang “{ $sheet }” có tiêu đề nhưng không có ai ở dưới.

# --- danh sách phục vụ tại nhà: the month, for the group; the letters, for those on the list ---
entitled-review =
    Danh sách phục vụ tại nhà tháng { $month } năm { $year }: { $total } người. { $locked ->
        [yes] Đã chốt.
       *[no] Mời các tổ rà soát trước { $due }: ai mới cần, ai đã mất hay chuyển đi, ai đổi số điện thoại.
    }
    { $lines }
entitled-review-line =
    { $area }: { $few ->
        [yes] dưới 3 người
       *[no] { $count } người
    } · { $done ->
        [yes] { $name } rà soát lúc { $at }
       *[no] chưa rà soát
    }
entitled-review-button = { $area }: đã rà soát
entitled-reviewed = { $name } đã rà soát { $area }.
entitled-reviewed-already = { $area } đã có { $name } rà soát.
entitled-review-over = Đợt rà soát này đã xong hoặc chưa bắt đầu. Mỗi tháng phường rà soát một lần, từ ngày đầu tháng.
entitled-review-which = Chưa rõ tổ nào. Trong danh sách có: { $areas }. Nhắn ví dụ “đã rà soát tổ 5”.
entitled-nudge =
    Còn { $count } tổ chưa rà soát danh sách tháng { $month } năm { $year }: { $areas }. Danh sách chốt lúc { $due }.
entitled-locked =
    Danh sách phục vụ tại nhà tháng { $month } năm { $year } đã chốt: { $total } người. Khác tháng trước thế nào: xem /desk/entitled{ $areas ->
        [none] { "" }
       *[other]
            { "" }
            Chưa rà soát: { $areas }
    }{ $calls ->
        [0] { "" }
       *[other]
            { "" }
            Có { $calls } người cần gọi điện để báo: nhắn “cần gọi”.
    }{ $unsaid ->
        [0] { "" }
       *[other]
            { "" }
            Có { $unsaid } người ra khỏi danh sách chưa ghi vì sao. Lãnh đạo ghi ở trang ấy thì phường mới báo cho họ.
    }
entitled-counts =
    Danh sách phục vụ tại nhà tháng { $month } năm { $year }: { $total } người.
    Theo nhóm (một người có thể thuộc nhiều nhóm): { $groups }
    Theo tổ: { $areas }
entitled-few = ít, không nêu
entitled-week =
    Còn { $left } trong { $total } người ở danh sách phục vụ tại nhà chưa ai gặp hay gọi được. Bảy ngày qua đã liên hệ thêm { $met } người. Xem ai: /desk/entitled?never
entitled-added =
    Dạ, { $ward } báo { $you }: từ tháng { $month }, { $whom ->
        [self] { $you } có tên
        [carer] người nhà mà { $you } đang chăm sóc có tên
       *[several] những người trong nhà mình có tên
    } trong danh sách được phường phục vụ tại nhà.
    Cần làm giấy tờ mà đi lại khó thì { $you } bấm “Nhờ đến nhà” ạ. (Thông báo { $number })
entitled-removed =
    Dạ, { $ward } báo { $you }: từ tháng { $month }, { $whom ->
        [self] { $you } không còn
        [carer] người nhà mà { $you } đang chăm sóc không còn
       *[several] những người trong nhà mình không còn
    } trong danh sách phục vụ tại nhà, { $why ->
        [moved] vì phường được báo là đã chuyển chỗ ở đi nơi khác.
       *[ended] vì kỳ rà soát này thấy không còn thuộc diện ấy.
    }
    Chưa đúng thì { $you } bấm “Hỏi lại phường”, cán bộ xem lại giúp. Giấy tờ thì { $you } cứ nhắn em như trước ạ. (Thông báo { $number })
entitled-ok = Dạ, em cảm ơn { $you }. Cần gì { $you } cứ nhắn em ạ.
entitled-asks-added = Hỏi lại về thông báo { $number } (có tên trong danh sách phục vụ tại nhà).
entitled-asks-removed = Hỏi lại về thông báo { $number } (không còn trong danh sách phục vụ tại nhà).
entitled-call-added =
    Gọi { $whom ->
        [self] { $name }.
       *[carer] { $carer ->
            [none] người chăm sóc của { $name }.
           *[other] { $carer }, người chăm sóc { $name }.
        }
    } Đọc: Dạ, cháu gọi từ { $ward }. Từ tháng { $month }, { $whom ->
        [self] { $you } có tên
       *[carer] { $name } có tên
    } trong danh sách được phường phục vụ tại nhà. Cần làm giấy tờ mà đi lại khó thì mình gọi phường, phường cử người đến ạ.
entitled-call-removed =
    Gọi { $whom ->
        [self] { $name }.
       *[carer] { $carer ->
            [none] người chăm sóc của { $name }.
           *[other] { $carer }, người chăm sóc { $name }.
        }
    } Đọc: Dạ, cháu gọi từ { $ward }. Từ tháng { $month }, { $whom ->
        [self] { $you } không còn
       *[carer] { $name } không còn
    } trong danh sách phục vụ tại nhà, { $why ->
        [moved] vì phường được báo là đã chuyển chỗ ở đi nơi khác.
       *[ended] vì kỳ rà soát này thấy không còn thuộc diện ấy.
    } Chưa đúng thì mình nói cháu nghe, cháu nhờ cán bộ xem lại ạ.
button-entitled-visit = Nhờ đến nhà
button-entitled-ask = Hỏi lại phường
button-entitled-ok = Đã biết

## Hẹn đến nhà: người dân. Người già đọc: mỗi tin một ý, câu ngắn; mã mở cửa đứng một mình một dòng.
visit-notice = Em ghi chỗ ở, số điện thoại và lý do, chỉ cho người đến nhà biết. Nhắn “xóa dữ liệu” là em xóa.
visit-limits = Em thưa trước với { $you }: { $says }
visit-ask-who = Dạ, phường đến giúp ai ạ?
visit-ask-who-again = { $You } chọn giúp em một số ở dưới: phường đến giúp ai ạ?
button-visit-self = Giúp tôi
button-visit-family = Người nhà tôi, đã đồng ý
button-visit-neighbour = Hàng xóm, đã đồng ý
visit-whom-family = người nhà
visit-whom-neighbour = bác hàng xóm
visit-ask-agreed = Dạ, { $whom } có đồng ý để phường đến nhà không ạ?
button-visit-cannot-say = Không nói được
visit-ask-them-first = Dạ, { $you } hỏi { $whom } trước giúp em nhé. Lúc nào { $whom } đồng ý, { $you } nhắn “đồng ý rồi” là em làm tiếp.
button-visit-agreed-now = Đồng ý rồi
visit-ask-why = Dạ, vì sao { $whom ->
        [none] { $you }
       *[other] { $whom }
    } không ra phường được ạ?
visit-why-bed = Nằm một chỗ
visit-why-helped = Đi lại khó
visit-why-ill = Đang ốm, mới sinh
visit-why-other = Lý do khác
visit-ask-need = Dạ, { $you } nhờ việc gì ạ? Nhắn tên giấy cũng được, ví dụ “ký giấy ủy quyền”.
button-visit-papers = Làm giấy tờ
button-visit-phone = Giúp dùng điện thoại
button-visit-care = Thăm hỏi, chăm sóc
visit-need-papers = làm giấy tờ
visit-need-phone = giúp dùng điện thoại
visit-need-care = thăm hỏi, chăm sóc
visit-ask-where = Dạ, nhà ở đâu ạ? Nhắn số nhà, đường, tổ dân phố và số điện thoại giúp em.
visit-ask-where-again = { $You } nhắn giúp em như vầy: “12 hẻm 45 Nguyễn Trãi, tổ 5”, rồi số điện thoại ạ.
visit-aside-who = Dạ, người của đội cơ động phường. Trước khi đến, em nhắn tên và mã; ai không đọc đúng mã thì { $you } đừng mở cửa ạ.
visit-aside-money = Dạ, có lệ phí hay không là tùy loại giấy. Cán bộ gọi, nói rõ trước khi đến ạ.
visit-send-pin = Dạ, { $you } bấm nút kẹp giấy, chọn “Vị trí”, rồi gửi cho em ạ.
visit-ask-phone = Dạ, cán bộ gọi số nào trước khi đến ạ?
visit-ask-when = { $why ->
        [none] Dạ, mấy ngày tới các đội kín lịch rồi ạ. { $You } để em nhờ cán bộ sắp xếp nhé.
        [fits] Dạ được ạ. { $You } chọn buổi giúp em:
        [off] Dạ, { $day } là ngày nghỉ ạ. Gần nhất là:
        [far] Dạ, hôm đó chưa có đội nào đi được ạ. Gần nhất là:
        [lost] Dạ, buổi đó vừa kín mất rồi ạ. Em còn mấy buổi này:
       *[any] Dạ, { $you } tiện buổi nào ạ? Gần nhất là { $first }.
    }
visit-ask-when-again = { $why ->
        [none] Dạ, mấy ngày tới các đội kín lịch rồi ạ. { $You } bấm “Gặp cán bộ” để em nhờ sắp xếp.
       *[any] { $You } chọn một buổi ở dưới, hoặc nhắn ngày { $you } tiện ạ.
    }
visit-asked =
    Dạ, em hẹn rồi ạ: { $when }, { $what }{ $whom ->
        [none] { "" }
       *[other] { " " }cho { $whom }
    }. Mã hẹn: { $code }.
    Có người nhận đi, em nhắn { $you } ngay.{ $wants ->
        [yes] { " " }{ $You } nhắn thêm số điện thoại để cán bộ gọi trước ạ.
       *[no] { "" }
    }
visit-to-decide =
    Dạ, em ghi rồi ạ: { $when }, { $what }{ $whom ->
        [none] { "" }
       *[other] { " " }cho { $whom }
    }. Mã hẹn: { $code }.
    Lãnh đạo phường xem rồi em báo { $you } trước { $due }.{ $wants ->
        [yes] { " " }{ $You } nhắn thêm số điện thoại để cán bộ gọi ạ.
       *[no] { "" }
    }
visit-joining = Dạ, em ghi rồi ạ. Nhà này hình như đã có người xin hẹn; em hỏi người ấy để đến chung một lần, rồi báo { $you } ngay.
visit-joining-still = Dạ, em còn chờ người hẹn trước trả lời ạ. Có là em báo { $you } ngay.
visit-second =
    Dạ, vừa có một người nữa nhờ phường đến cùng nhà này. Có phải người nhà mình không ạ?
    Phải thì em gộp chung một lần đến; không phải thì em không cho người ấy biết gì.
button-visit-together = Phải, gộp chung
button-visit-apart = Không phải
visit-together = Dạ, em gộp chung rồi ạ. Có gì đổi, cả hai người đều được báo.
visit-not-together = Dạ vâng, em không cho người ấy biết hẹn này ạ.
visit-joined = Dạ, người nhà mình đã hẹn trước rồi ạ: { $when }, { $what }.{ $status ->
        [accepted] { " " }Cán bộ đến sẽ đọc mã { $door }.
       *[other] { " " }Có người nhận đi, em nhắn { $you } ngay.
    }
visit-apart = Dạ, em chưa gộp được với ai ạ. Em nhờ cán bộ gọi cho { $you }.
visit-approved = Dạ, phường đồng ý đến rồi ạ: { $when }, { $what }. Có người nhận đi, em nhắn { $you } ngay.
visit-accepted =
    Dạ, có người nhận đến giúp { $whom ->
        [none] { $you }
       *[other] { $whom }
    } rồi ạ: { $when }. Đến cửa, cán bộ đọc mã:
    { $door }
    Không đúng mã thì đừng mở cửa ạ.
visit-refused = Dạ, lần này phường chưa đến nhà được ạ: { $reason }. { $You } cần thì em đặt chỗ ở quầy, hoặc nhờ cán bộ gọi lại nhé?
visit-unserved = Dạ, phường xin lỗi { $you }: { $when } chưa có ai đến được. Em nhờ lãnh đạo xếp lại; { $you } chọn buổi khác giúp em nhé?
visit-moved = Dạ, em đổi sang { $when } rồi ạ. Có người nhận đi, em nhắn { $you } ngay.
visit-moved-by-other = Dạ, người nhà vừa đổi hẹn đến nhà sang { $when } ạ.
visit-cancelled = Dạ, em hủy hẹn { $when } rồi ạ. { $You } cần lúc nào cứ nhắn em.
visit-called-off =
    Dạ, phường xin lỗi { $you }: hẹn đến nhà { $when } phải hoãn lại{ $reason ->
        [none] { "" }
       *[some] { " " }({ $reason })
    }. { $You } bấm “Hẹn lại” để chọn buổi khác ạ.
visit-cancelled-by-other = Dạ, người nhà vừa hủy hẹn đến nhà { $when } ạ. { $You } vẫn cần thì hẹn lại giúp em.
visit-over = Dạ, hẹn { $when } này không còn nữa ạ. { $You } hẹn lại không ạ?
visit-kept = Dạ vâng, hẹn { $when } vẫn giữ nguyên ạ.
visit-see-you = Dạ vâng ạ. Cán bộ đến { $when }, nhớ hỏi mã trước khi mở cửa ạ.
visit-show = { $status ->
        [to_decide] Dạ, hẹn { $when } ({ $what }) đang chờ lãnh đạo phường xem ạ. Mã hẹn: { $code }.
        [offered] Dạ, phường hẹn đến { $when } ({ $what }), đang chờ người nhận đi ạ. Mã hẹn: { $code }.
        [accepted] Dạ, phường đến { $when } ({ $what }) ạ. Đến cửa, cán bộ đọc mã { $door }.
       *[other] Dạ, hẹn { $when } này không còn nữa ạ.
    }
visit-have-one = Dạ, { $you } đã có hẹn rồi ạ: { $when }, { $what }. { $You } muốn đổi, hủy, hay hẹn cho người khác ạ?
visit-have-this = Dạ, nhà mình đã có hẹn rồi ạ: { $when }, { $what }. { $You } muốn đổi hay hủy ạ?
button-visit-for-another = Hẹn cho người khác
visit-ask-change = Dạ, phường hẹn đến { $when }. { $You } muốn hủy hay đổi ngày ạ?
button-visit-move = Đổi ngày
button-visit-cancel = Hủy hẹn
button-visit-cancel-yes = Hủy, khỏi đến
button-visit-keep = Giữ nguyên
button-visit-again = Hẹn lại
button-visit-at-home = Có nhà
visits-none = Dạ, { $you } chưa có hẹn đến nhà nào ạ.
visits-list =
    Dạ, hẹn đến nhà của { $you } đây ạ:
    { $lines }
visits-which =
    Dạ, { $you } nói hẹn nào ạ?
    { $lines }
visit-line = { $when } · { $what } · { $status ->
        [to_decide] chờ lãnh đạo xem
        [offered] chờ người nhận đi
       *[accepted] đã có người đi
    }
visit-unknown = Dạ, em không thấy hẹn này của { $you } ạ.
visit-phone-kept = Dạ, em ghi số điện thoại rồi. Cán bộ gọi trước khi đến ạ.
visit-remind = Dạ, em nhắc { $you }: phường đến { $when }{ $whom ->
        [none] { "" }
       *[other] , giúp { $whom }
    }. Hôm đó có ai ở nhà không ạ?
visit-remind-soon =
    Dạ, cán bộ sắp đến giúp { $whom ->
        [none] { $you }
       *[other] { $whom }
    }: { $when }. Cán bộ sẽ đọc mã:
    { $door }
    { $whom ->
        [none] Không đúng mã thì { $you } đừng mở cửa
       *[other] { $You } dặn { $whom }: không đúng mã thì đừng mở cửa
    }{ $phone ->
        [none] , nhắn em ngay ạ.
       *[other] , gọi:
            { $phone }
    }

## Hẹn đến nhà: cán bộ. Trong nhóm không có tên, số nhà, số điện thoại, mã mở cửa.
visit-card =
    {"[V]"} { $code } · đến nhà: { $what }
    { $street }{ $area ->
        [none] { "" }
       *[other] , { $area }
    } · { $when }
    { $status ->
        [to_decide] Chờ lãnh đạo quyết định
        [offered] { $team } · { $turn ->
            [none] chờ người nhận
           *[other] đến lượt { $turn }
        }
        [accepted] { $holder } đi
        [refused] Không phục vụ tại nhà lần này
        [cancelled] Gia đình đã hủy
        [called_off] Phường hoãn
        [missed] Chưa gặp được
       *[other] Đã xong
    }
visit-card-brief = { $code }: { $status ->
        [to_decide] chờ lãnh đạo quyết định
        [offered] { $turn ->
            [none] chờ người nhận
           *[other] đến lượt { $turn }
        }, { $when }
        [accepted] { $holder } đi, { $when }
        [refused] không phục vụ lần này
        [cancelled] gia đình đã hủy
        [called_off] phường hoãn
        [missed] chưa gặp được
       *[other] đã xong
    }
visit-your-turn =
    Đến lượt bạn: { $code } · { $what }
    { $street } · { $when }
    Nhận được không?
visit-decide =
    Cần lãnh đạo quyết định: { $code } · { $what }
    { $street } · { $when }
    { $listed ->
        [yes] Có trong danh sách, nhưng ngoài nhóm phục vụ hoặc người ấy chưa tự đồng ý được.
       *[no] Không thấy trong danh sách phục vụ tại nhà.
    } Bấm “Xem đủ” để đọc lý do.
visit-decide-late = Vẫn chờ quyết định: { $code } · { $what } · { $when }. Gia đình đang đợi trả lời.
visit-unclaimed = Chưa ai nhận { $code } · { $what } · { $street } · { $when }. Nhắn “đổi cho TÊN { $code }” để giao.
visit-unclaimed-group = { $code }: quá giờ mà chưa ai nhận, { $when }. Đã báo lãnh đạo.
visit-nobody = { $team } không còn ai đi được { $code } · { $what } · { $when }. Nhắn “đổi cho TÊN { $code }” để giao người khác.
visit-nobody-group = { $code }: { $team } không còn ai đi được, { $when }. Ai đi được thì nhắn “nhận { $code }”. Đã báo lãnh đạo.
visit-unserved-leaders = { $code }: đến giờ hẹn mà chưa ai đi, đã xin lỗi gia đình và mời chọn buổi khác. Cần người gọi lại.
visit-left-list = { $code } · { $when }: { $why ->
        [died] danh sách ghi người này đã mất. Em không nhắc gia đình nữa; bạn quyết định giúp.
        [moved] người này đã chuyển đi. Hẹn vẫn giữ, trừ khi bạn quyết định khác.
       *[ended] người này vừa ra khỏi danh sách phục vụ tại nhà. Hẹn vẫn giữ, trừ khi bạn quyết định khác.
    }
visit-moved-away = { $code }: gia đình đổi sang { $when }. Hẹn cũ của bạn không còn.
visit-off = { $code } · { $when }: không phải đi nữa.
visit-taken = { $name } nhận { $code }.
visit-swapped = { $code }: giao cho { $name }.
visit-swap-whom = { $code }: đổi cho ai? Trong đội còn: { $names }. Nhắn “đổi cho TÊN”.
visit-away = { $name } đang nghỉ. { $code } đổi cho người khác giúp.
visit-released = { $code }: đã ghi, hỏi người kế tiếp.
visit-not-yours = { $code }: đang do { $holder } nhận, chỉ người ấy hoặc lãnh đạo đổi được.
visit-team-only = { $code }: { $team } đi việc này, chỉ người của đội và lãnh đạo nhận hoặc xem đủ được.
visit-cannot = { $code }: không làm được lúc này ({ $status ->
        [to_decide] chờ lãnh đạo quyết định
        [offered] chờ người nhận
        [accepted] { $holder } đã nhận
       *[other] hẹn đã kết thúc
    }).
visit-which = { $count ->
        [1] Anh/chị nói hẹn này phải không ạ?
       *[other] Anh/chị nói hẹn nào ạ?
    }{ $act ->
        [release] { " " }Bấm để báo không đi được.
        [swap] { " " }Bấm để đổi cho { $name }.
        [refuse] { " " }Bấm để không duyệt.
        [approve] { " " }Bấm để duyệt.
        [accept] { " " }Bấm để nhận.
        [miss] { " " }Bấm để báo không gặp.
       *[done] { " " }Bấm để báo kết quả.
    }
visit-none-such = Không thấy hẹn này. Nhắn kèm mã TN-….
visit-leaders-only = { $code }: chỉ lãnh đạo quyết định được.
visit-approved-toast = Đã duyệt { $code }, đang tìm người đi.
visit-refused-toast = Đã báo gia đình: { $code } không phục vụ tại nhà lần này.
visit-goes-on = { $code }: vẫn đi như đã hẹn.
visit-ask-refusal = { $code }: vì sao không phục vụ? Gia đình đọc được câu này.
visit-no-scope = Chưa thuộc diện phục vụ tại nhà
visit-no-come = Ra quầy được, phường giữ chỗ ưu tiên
visit-no-elsewhere = Việc này nơi khác làm
visit-details =
    { $code } · { $what } · { $when }
    { $name }{ $relation ->
        [self] { "" }
        [neighbour] { " " }(hàng xóm nhờ giúp)
        [group_head] { " " }(tổ trưởng nhờ giúp)
       *[other] { " " }(người nhà nhờ giúp)
    }, năm sinh: { $born }, { $listed ->
        [yes] có trong danh sách
       *[no] không thấy trong danh sách
    }
    Chỗ ở: { $place }{ $area ->
        [none] { "" }
       *[other] , { $area }
    }{ $address ->
        [none] { "" }
       *[other] { " " }(danh sách ghi: { $address })
    }{ $map ->
        [none] { "" }
       *[other] { " " }· { $map }
    }
    Lý do: { $why }
    Lời nhắn: { $words }{ $limits ->
        [none] { "" }
       *[other]
            { "" }
            Theo luật: { $limits }
    }{ $carer ->
        [none] { "" }
       *[other]
            { "" }
            Người chăm sóc: { $carer }
    }{ $others ->
        [none] { "" }
       *[other]
            { "" }
            Người xin chung: { $others }
    }
    Gọi trước khi đến: { $phone }
    Mã đọc ở cửa: { $door }
button-visit-approve = Đồng ý đến
button-visit-refuse = Không đến
button-visit-release = Không đi được
button-visit-go-on = Vẫn đi
visit-details-sent = Đã gửi riêng chi tiết { $code }.
# --- cần giúp đỡ: a need is told; named officers alone read it ---
welfare-ask-kinds = Dạ, { $you } kể em nghe: đang thiếu gì, hay cần giúp gì nhất ạ?
welfare-ask-kinds-again = { $You } chọn giúp em một số ở dưới, hoặc nhắn vài chữ ạ.
welfare-ask-whom = Dạ, việc này là của nhà mình, của người thân, hay của hàng xóm ạ?
welfare-ask-whom-again = { $You } chọn giúp em: nhà mình, người thân, hay hàng xóm ạ?
welfare-ask-urgent =
    { $whom ->
        [self] Dạ, hôm nay nhà mình có gì ăn chưa, có ai ốm mà không có người bên cạnh không ạ?
        [family] Dạ, hôm nay người ấy có gì ăn chưa, có ốm mà không có ai bên cạnh không ạ?
       *[neighbour] Dạ, hôm nay nhà ấy có gì ăn chưa, có ai ốm mà không có người bên cạnh không ạ?
    }
welfare-ask-urgent-again = { $You } chọn giúp em một số ở dưới, để cán bộ biết có phải đến ngay không ạ.
welfare-or-person = (Đang thiếu ăn, đau ốm thì { $you } kể em nghe, hoặc nhắn “gặp cán bộ” lúc nào cũng được ạ.)
welfare-ask-where =
    { $whom ->
        [self] Dạ, nhà mình ở đâu ạ? { $You } nhắn số nhà, hẻm, tổ giúp em.
        [family] Dạ, người ấy ở đâu ạ? { $You } nhắn số nhà, hẻm, tổ giúp em.
       *[neighbour] Dạ, nhà ấy ở đâu ạ? { $You } nhắn số nhà, hẻm, hay gần chỗ nào giúp em.
    }
welfare-ask-reach =
    { $whom ->
        [neighbour] Dạ, cán bộ nên đến thế nào cho nhà ấy khỏi ngại ạ? Tên { $you } em không nói với ai.
       *[other] Dạ, cán bộ liên lạc cách nào cho tiện và kín đáo ạ?
    }
welfare-ask-phone = Dạ, { $you } cho em số điện thoại để cán bộ gọi ạ.
welfare-confirm =
    Dạ, em ghi: { $whom ->
        [self] nhà mình
        [family] người thân
       *[neighbour] nhà hàng xóm
    } cần { $kinds ->
        [none] giúp đỡ
       *[other] { $kinds }
    }{ $where ->
        [none] { "" }
       *[other] , ở { $where }
    }{ $urgent ->
        [yes] { " " }(gấp)
       *[no] { "" }
    }. Chỉ cán bộ được giao mới đọc. Em gửi nhé?
welfare-opened =
    { $heard ->
        [yes] { $urgent ->
            [yes] Dạ, em báo cán bộ ngay rồi ạ{ $code ->
                [none] { "" }
               *[other] , mã { $code }
            }. Cán bộ trả lời trước { $due }. Ai mệt nặng, khó thở thì { $you } gọi liền:
            115
           *[no] Dạ, em gửi cán bộ phụ trách rồi ạ{ $code ->
                [none] { "" }
               *[other] , mã { $code }
            }. Cán bộ trả lời trước { $due }.
        }
       *[no] Dạ, em ghi rồi, nhưng giờ chưa có cán bộ nào nhận trên máy; em đã báo người phụ trách. Gấp thì { $you } gọi ủy ban phường, ai mệt nặng thì gọi:
        115
    }{ $whom ->
        [neighbour] { "" }
            Em cảm ơn { $you } đã để ý tới hàng xóm.
       *[other] { "" }
    }
welfare-noted = Dạ, em ghi thêm rồi ạ.
welfare-left = Dạ, em không gửi gì cả. Khi nào cần { $you } cứ nhắn em ạ.
welfare-linked = Dạ, cán bộ thấy nhà mình có thể hợp với: { $label }. { $says }
welfare-looked-after =
    { $whom ->
        [neighbour] Dạ, chuyện nhà hàng xóm mà { $you } báo, phường đã xem rồi ạ. Em cảm ơn { $you }; chuyện riêng của nhà ấy em xin không kể.
       *[other] Dạ, chuyện { $you } nhờ giúp, phường đã xem rồi ạ. Còn thiếu gì { $you } nhắn em nhé.
    }
button-welfare-self = Nhà tôi
button-welfare-family = Người thân của tôi
button-welfare-neighbour = Hàng xóm
button-welfare-hungry = Hôm nay chưa có gì ăn
button-welfare-ill = Đang ốm mà không có ai
button-welfare-enough = Chưa đến mức ấy
button-welfare-later = Để cán bộ hỏi sau
button-welfare-here = Nhắn ở đây
button-welfare-call = Gọi cho tôi
button-welfare-quiet = Đến nhà, kín đáo
button-welfare-none = Không có số
button-welfare-papers = Xem giấy tờ
card-welfare =
    CẦN GIÚP ĐỠ { $code } · { $class } · trả lời trước { $due }
    Chỉ riêng anh/chị được báo. Bấm “Xem đủ” để đọc. Không chuyển vào nhóm, không nhắc tên người báo.
group-welfare-joined =
    { $code }: { $whom ->
        [neighbour] thêm một người hàng xóm nhắn về nhà này.
        [family] người thân của nhà này vừa nhắn.
       *[self] chính nhà này vừa nhắn.
    } Bấm “Xem đủ” để đọc.
welfare-details =
    { $code } · { $whom ->
        [self] nhà mình tự báo
        [family] người thân báo
       *[neighbour] hàng xóm báo: không nhắc tên, không kể lại kết quả
    } · { $count } người nhắn{ $urgent ->
        [yes] { " " }· GẤP
       *[no] { "" }
    }
    Thiếu: { $kinds ->
        [none] chưa rõ
       *[other] { $kinds }
    }
    Liên lạc: { $reach ->
        [here] nhắn qua máy
        [call] gọi { $phone ->
            [none] (chưa có số)
           *[other] { $phone }
        }
        [quiet] đến nhà, kín đáo
        [none] chưa rõ
       *[other] { $reach }
    }{ $more ->
        [none] { "" }
       *[other]
            { "" }
            Nhắn thêm:
            { $more }
    }{ $linked ->
        [none] { "" }
       *[other]
            { "" }
            Đã báo: { $linked }
    }
    Chương trình có thể hợp thì bấm ở dưới: nhà ấy được báo, chỗ nào chưa chắc thì báo là chưa chắc.
welfare-linked-desk =
    { $code }: đã ghi { $label }{ $told ->
        [yes] , đã báo người dân.
       *[no] . Người báo là hàng xóm nên không báo gì.
    }
button-welfare-visit = Hẹn đến xem nhà
welfare-visit-when = { $code }: anh/chị đến xem nhà buổi nào?
welfare-visit-none = { $code }: hai tuần tới các đội đã kín buổi. Anh/chị nhắn lãnh đạo xếp thêm.
welfare-visit-planned =
    { $code }: anh/chị đến xem nhà { $when }, hẹn { $visit }. { $told ->
        [yes] Đã báo nhà ấy. Đến cửa anh/chị đọc mã { $door }.
       *[no] Người báo là hàng xóm nên chưa báo nhà ấy; anh/chị đến như ghé thăm.
    }
visit-need-check = ghé thăm nhà
